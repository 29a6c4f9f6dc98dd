import { randomBytes } from "node:crypto";
import type { IncomingMessage } from "node:http";
import { errorWords } from "#lib/i18n/messages/errors/words.ts";
import { escapeHtml, providerPage } from "#lib/oidc/pages/html.ts";

type FrontDoorWords = ReturnType<typeof errorWords>["frontDoor"];

/** What a page of the front door says: which words, where the person can go on, and what to quote. */
export type ErrorPageFacts = {
  readonly words: Exclude<keyof FrontDoorWords, "reference" | "retry" | "home">;
  readonly way: "retry" | "home" | "none";
  readonly reference: string;
};

/** Whether a browser asks for a page to show. Next's router and actions want answers of their own kind. */
export function wantsPage({ headers }: IncomingMessage): boolean {
  if (headers.rsc !== undefined || headers["next-action"] !== undefined) return false;
  return headers.accept?.includes("text/html") === true;
}

/** One label in both languages, the English below. */
function inBoth(arabic: string, english: string): string {
  return `<span>${escapeHtml(arabic)}<span class="below" lang="en" dir="ltr">${escapeHtml(english)}</span></span>`;
}

function ways(way: ErrorPageFacts["way"], ar: FrontDoorWords, en: FrontDoorWords): string {
  const home = `<a class="button" href="/">${inBoth(ar.home, en.home)}</a>`;
  // An empty address is the page itself, asked for anew.
  const retry = `<a class="button main" href="">${inBoth(ar.retry, en.retry)}</a>`;
  if (way === "none") return "";
  return `<div class="choices">${way === "retry" ? retry : ""}${home}</div>`;
}

/**
 * A whole page that stands on nothing but itself, for when no other can be made: Arabic first, English below, no script, and a policy that
 * allows its own style alone. It repeats nothing of the request.
 */
export function errorPage({ words, way, reference }: ErrorPageFacts): {
  readonly html: string;
  readonly policy: string;
} {
  const nonce = randomBytes(16).toString("base64url");
  const [ar, en] = [errorWords("ar").frontDoor, errorWords("en").frontDoor];
  const html = providerPage({
    locale: "ar",
    title: escapeHtml(ar[words].title),
    nonce,
    body: `<div role="alert"><h1>${escapeHtml(ar[words].title)}</h1><p>${escapeHtml(ar[words].help)}</p>
<p class="quiet">${escapeHtml(ar.reference)} <span class="reference" data-reference>${escapeHtml(reference)}</span></p>
<div lang="en" dir="ltr"><h2>${escapeHtml(en[words].title)}</h2><p>${escapeHtml(en[words].help)}</p>
<p class="quiet">${escapeHtml(en.reference)} <span class="reference">${escapeHtml(reference)}</span></p></div></div>
${ways(way, ar, en)}`,
  });
  const policy = `default-src 'none'; style-src 'nonce-${nonce}'; img-src 'self'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types 'none'`;
  return { html, policy };
}
