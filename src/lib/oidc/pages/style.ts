/**
 * The look of the provider's own pages: the portal's tokens (src/app/tokens.css) in the few rules that these pages need. They are
 * inlined under the nonce, since these pages are served even when the rest of the portal is not.
 */
export const STYLE = `
:root{color-scheme:light dark;--ground:#ffffff;--text:#14201a;--quiet:#46534b;--line:#d3dcd6;--act:#196040;--act-over:#124b31;--on-act:#ffffff}
@media (prefers-color-scheme:dark){:root{--ground:#0d1210;--text:#eef4f0;--quiet:#b5c2ba;--line:#2d3932;--act:#8fd8b3;--act-over:#b4e8cd;--on-act:#06231a}}
*{box-sizing:border-box}
body{margin:0;background:var(--ground);color:var(--text);font:1.125rem/1.5 "IBM Plex Sans Arabic","IBM Plex Sans",system-ui,sans-serif}
:lang(ar){line-height:1.7}
header{border-block-end:1px solid var(--line);padding:.75rem 1rem}
header>div{max-width:66rem;margin-inline:auto}
header a{display:inline-flex;align-items:center;gap:.75rem;min-height:3rem;color:var(--text);font-size:1.375rem;font-weight:600;line-height:1.3;text-decoration:none}
.mark{width:2.5rem;height:2.5rem;flex:none;fill:none;stroke:var(--act);stroke-linecap:square}
main{max-width:37rem;margin-inline:auto;padding:2.5rem 1rem}
h1{font-size:1.75rem;line-height:1.3;margin:0 0 1rem}
h2{font-size:1.375rem;line-height:1.4;margin:2rem 0 .75rem}
p{margin:0 0 1.25rem}
.quiet{color:var(--quiet);font-size:1rem}
.reference{unicode-bidi:isolate;direction:ltr;font-family:ui-monospace,monospace}
.choices{display:flex;flex-wrap:wrap;gap:.75rem;margin-block-start:2rem}
button,.button{display:inline-flex;align-items:center;justify-content:center;flex:1 1 14rem;min-height:3rem;padding:.5rem 1.25rem;border:1px solid var(--act);border-radius:.5rem;background:var(--ground);color:var(--act);font:inherit;font-weight:600;text-decoration:none;cursor:pointer}
.button{text-align:center}
.below{display:block;font-weight:400;font-size:1rem;line-height:1.4}
.main{background:var(--act);color:var(--on-act)}
.main:hover{background:var(--act-over)}
@media (forced-colors:active){.mark{stroke:LinkText}}
:focus-visible{outline:3px solid var(--act);outline-offset:3px}
`;
