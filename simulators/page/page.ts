import type { InboxMessage } from "../inbox.ts";
import type { World } from "../routes/world.ts";
import { type Html, html } from "./html.ts";
import { inboxList } from "./inbox-view.ts";
import { peopleList } from "./people-view.ts";
import { type Language, moment, words } from "./words.ts";

/** What the page is asked to show: its language, one address's messages only, and those messages. */
export type View = {
  readonly language: Language;
  readonly to: string | null;
  readonly messages: readonly InboxMessage[];
};

/** The whole page. */
export function renderPage(world: World, view: View): string {
  const { language } = view;
  const t = words[language];
  return html`<!doctype html>
<html lang="${language}" dir="${language === "ar" ? "rtl" : "ltr"}">
<head>
  <meta charset="utf-8">
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <title>${t.title}</title>
  <link rel="icon" href="data:,">
  <link rel="stylesheet" href="/simulators.css">
  <script src="/simulators.js" defer></script>
</head>
<body>
  ${pageHeader(world, view)}
  <main>
    <section aria-labelledby="inbox-title" class="inbox">
      <div class="heading"><h2 id="inbox-title">${t.inbox}</h2><a class="refresh" href="${address(view)}">${t.refresh}</a></div>
      ${filterForm(view)}
      <div id="inbox" aria-live="polite" data-source="${address(view, "/inbox.html")}">${inboxList(language, view.messages)}</div>
    </section>
    <section aria-labelledby="people-title">
      <div class="heading"><h2 id="people-title">${t.people}</h2><a href="/people.json" dir="ltr">people.json</a></div>
      <p class="muted">${t.peopleLead}</p>
      ${peopleList(language, world.people.list())}
    </section>
  </main>
</body>
</html>`.markup;
}

/** The part of the page that refreshes itself. */
export const renderInbox = (view: View): string => inboxList(view.language, view.messages).markup;

function pageHeader(world: World, { language }: View): Html {
  const t = words[language];
  const other: Language = language === "ar" ? "en" : "ar";
  const broken = world.faults.list().filter((fault) => fault.mode !== "ok");
  const services =
    broken.length === 0
      ? html`${t.ok}`
      : broken.map((fault) => html`<bdi dir="ltr">${fault.service}</bdi>: ${t[fault.mode]} `);
  return html`<header>
    <div class="top"><h1>${t.title}</h1>
      <nav><a href="${world.portalUrl}">${t.toPortal}</a> <a href="/?lang=${other}" lang="${other}">${t.otherLanguage}</a></nav></div>
    <p>${t.lead}</p>
    <p class="state"><span>${t.portalTime}: <bdi>${moment(language, world.clock.now())}</bdi></span> <span>${t.services}: ${services}</span></p>
  </header>`;
}

function filterForm({ language, to }: View): Html {
  const t = words[language];
  return html`<form method="get" action="/">
    <input type="hidden" name="lang" value="${language}">
    <label for="to">${t.search}</label>
    <div class="field"><input id="to" name="to" dir="ltr" value="${to ?? ""}" autocomplete="off"><button type="submit">${t.show}</button></div>
    ${to === null ? null : html`<a href="/?lang=${language}">${t.showAll}</a>`}
  </form>`;
}

function address({ language, to }: View, path = "/"): string {
  const query = new URLSearchParams({ lang: language, ...(to === null ? {} : { to }) });
  return `${path}?${query}`;
}
