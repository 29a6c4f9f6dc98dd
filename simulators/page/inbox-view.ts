import type { InboxMessage } from "../inbox.ts";
import { type Html, html } from "./html.ts";
import { type Language, moment, type Words, words } from "./words.ts";

/** How many messages the page shows. */
const SHOWN = 50;

/** The list of messages, newest first; the page's script fetches it again and again. */
export function inboxList(language: Language, messages: readonly InboxMessage[]): Html {
  const t = words[language];
  if (messages.length === 0) return html`<p class="empty" data-newest="">${t.empty}</p>`;
  const shown = messages.slice(0, SHOWN).map((message) => messageCard(language, t, message));
  const more =
    messages.length > SHOWN
      ? html`<p class="muted">${t.older} <a href="/inbox.json" dir="ltr">inbox.json</a></p>`
      : null;
  return html`<ol class="messages" data-newest="${messages[0]?.id ?? ""}">${shown}</ol>${more}`;
}

function messageCard(language: Language, t: Words, message: InboxMessage): Html {
  return html`<li class="card message">
    <p class="meta">
      <span class="badge ${message.channel}">${t[message.channel]}</span>
      <span>${t.to} <bdi dir="ltr">${message.to}</bdi></span>
      <time datetime="${message.sentAt}">${moment(language, Date.parse(message.sentAt))}</time>
    </p>
    <p class="text" dir="auto">${message.text}</p>
    ${message.code === null ? null : picked(t.code, message.code, t)}
    ${message.holdCode === null ? null : picked(t.holdCode, message.holdCode, t)}
    ${message.link === null ? null : linkLine(t, message.link)}
  </li>`;
}

function picked(label: string, value: string, t: Words): Html {
  return html`<p class="picked"><span>${label}</span> <bdi class="big" dir="ltr">${value}</bdi> ${copyButton(t, value)}</p>`;
}

function linkLine(t: Words, link: string): Html {
  return html`<p class="picked"><span>${t.link}</span> <a href="${link}" dir="ltr" rel="noreferrer">${link}</a></p>`;
}

/** A button that copies a value; shown only where the script runs. */
export function copyButton(t: Words, value: string): Html {
  return html`<button type="button" class="copy" data-copy="${value}" data-copied="${t.copied}" aria-label="${t.copy} ${value}">${t.copy}</button>`;
}
