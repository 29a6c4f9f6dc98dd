import { type Call, type Route, text } from "../http/kernel.ts";
import { renderInbox, renderPage, type View } from "../page/page.ts";
import { SCRIPT } from "../page/script.ts";
import { STYLE } from "../page/style.ts";
import { inboxQuery } from "./contract.ts";
import type { World } from "./world.ts";

/** The page for people: `/`, the part of it that refreshes, its looks and its script. */
export function pageRoutes(world: World): readonly Route[] {
  const open = { access: "open", method: "GET" } as const;
  return [
    { ...open, path: "/", answer: (call) => text("text/html", renderPage(world, viewOf(world, call))) },
    { ...open, path: "/inbox.html", answer: (call) => text("text/html", renderInbox(viewOf(world, call))) },
    { ...open, path: "/simulators.css", answer: () => text("text/css", STYLE) },
    { ...open, path: "/simulators.js", answer: () => text("text/javascript", SCRIPT) },
  ];
}

function viewOf(world: World, call: Call): View {
  const asked = inboxQuery(call.query);
  const to = asked.to === undefined ? null : asked.to.replace(/^0(?=5\d{8}$)/, "+966");
  const messages = world.inbox.list({ ...asked, ...(to === null ? {} : { to }) });
  return { language: call.query.get("lang") === "en" ? "en" : "ar", to, messages };
}
