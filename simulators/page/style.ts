/** The page's looks: calm, readable from 320 px up, light and dark, both directions by logical properties. */
export const STYLE = `
:root {
  color-scheme: light dark; --gap: clamp(1rem, 4vw, 3rem);
  --green: #196040; --green-soft: #e4f4ec; --ink: #101828; --muted: #475467; --line: #d0d5dd; --paper: #fff; --ground: #f7f9f8;
  --note: #93370d; --note-soft: #fef0c7; --mail: #175cd3; --mail-soft: #eff4ff;
}
@media (prefers-color-scheme: dark) {
  :root {
    --green: #7ccfa5; --green-soft: #12392a; --ink: #f2f4f7; --muted: #b4bcc8; --line: #344054; --paper: #161f1b; --ground: #0d1411;
    --note: #fedf89; --note-soft: #4e2a0b; --mail: #a3c4ff; --mail-soft: #12264d;
  }
}
* { box-sizing: border-box; }
body {
  margin: 0; background: var(--ground); color: var(--ink); line-height: 1.6; font-size: 1rem;
  font-family: "IBM Plex Sans Arabic", "Noto Sans Arabic", "Segoe UI", Tahoma, system-ui, sans-serif;
}
header { background: var(--paper); border-block-start: 4px solid #196040; border-block-end: 1px solid var(--line); }
header, main { padding: 1.25rem var(--gap); }
header > * { max-inline-size: 76rem; margin-inline: auto; }
main { max-inline-size: calc(76rem + 2 * var(--gap)); margin-inline: auto; }
.top, .heading, .meta, .picked, .line, .tags, nav, .state { display: flex; flex-wrap: wrap; align-items: center; gap: .25rem .75rem; }
.top, .heading { justify-content: space-between; min-block-size: 2.75rem; }
h1 { font-size: 1.5rem; margin: 0; color: var(--green); }
h2 { font-size: 1.25rem; margin: 0; }
h3 { font-size: 1rem; margin: 0; }
p { margin-block: .35rem; }
a { color: var(--green); text-underline-offset: .2em; }
nav a, .refresh { display: inline-flex; align-items: center; min-block-size: 2.75rem; }
:focus-visible { outline: 3px solid var(--green); outline-offset: 2px; }
.muted, .meta, .state, dt { color: var(--muted); font-size: .9rem; }
main, ol, ul { display: grid; grid-template-columns: minmax(0, 1fr); }
main { gap: 2rem; }
@media (min-width: 60rem) {
  main { grid-template-columns: minmax(0, 3fr) minmax(0, 2fr); align-items: start; }
}
ol, ul { list-style: none; margin: 0; padding: 0; gap: .75rem; }
.card, .empty { background: var(--paper); border: 1px solid var(--line); border-radius: .5rem; padding: .9rem 1rem; margin-block: 0; }
.empty { color: var(--muted); border-style: dashed; text-align: center; padding-block: 2rem; }
.message { border-inline-start: 4px solid var(--green); }
.meta time { margin-inline-start: auto; }
.text { unicode-bidi: plaintext; white-space: pre-wrap; overflow-wrap: anywhere; }
.badge { background: var(--green-soft); color: var(--green); border-radius: 1rem; padding: .05rem .65rem; font-size: .85rem; }
.badge.email { background: var(--mail-soft); color: var(--mail); }
.badge.note { background: var(--note-soft); color: var(--note); }
.picked > span, .line > span:first-child { color: var(--muted); font-size: .9rem; }
.line > span:first-child { min-inline-size: 3.5rem; }
.big { font-size: 1.35rem; font-weight: 600; letter-spacing: .08em; font-variant-numeric: tabular-nums; }
.picked a, .meta bdi { overflow-wrap: anywhere; min-inline-size: 0; }
.line bdi { font-variant-numeric: tabular-nums; font-weight: 500; }
button {
  font: inherit; font-size: .9rem; min-block-size: 2rem; padding-inline: .75rem; cursor: pointer;
  border: 1px solid var(--line); border-radius: .25rem; background: transparent; color: var(--green);
}
button:hover { background: var(--green-soft); }
.copy { display: none; }
.scripted .copy { display: inline-block; }
form { margin-block: .5rem 1rem; }
label { font-size: .9rem; color: var(--muted); }
.field { display: flex; gap: .5rem; }
input {
  font: inherit; min-block-size: 3rem; flex: 1; min-inline-size: 0; padding-inline: .75rem; color: inherit;
  background: var(--paper); border: 1px solid #667085; border-radius: .25rem;
}
.field button { min-block-size: 3rem; background: #196040; color: #fff; border-color: #196040; padding-inline: 1.25rem; }
.absher main { max-inline-size: 28rem; gap: .5rem; grid-template-columns: minmax(0, 1fr); }
.absher input { inline-size: 100%; margin-block-end: .75rem; }
.absher .buttons { display: flex; gap: .75rem; }
.absher .buttons button { min-block-size: 3rem; padding-inline: 1.5rem; font-size: 1rem; }
.absher .buttons button:first-child { background: #196040; color: #fff; border-color: #196040; }
.absher .alert { background: var(--note-soft); color: var(--note); padding: .5rem .75rem; border-radius: .25rem; }
details { margin-block-start: .25rem; }
summary { cursor: pointer; color: var(--green); font-size: .9rem; min-block-size: 2rem; align-content: center; }
dl { margin: 0; display: grid; gap: .15rem; }
dl div { display: flex; gap: .75rem; }
dt { min-inline-size: 8rem; }
dd { margin: 0; }
`;
