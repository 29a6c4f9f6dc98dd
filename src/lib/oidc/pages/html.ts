import { MARK_STROKES } from "#lib/brand/mark-strokes.ts";
import { direction, type Locale } from "#lib/i18n/locales.ts";
import { STYLE } from "./style.ts";

/** A page of the provider's own: its words must be escaped already (`escapeHtml`), its nonce is the response's. */
export type ProviderPage = {
  readonly locale: Locale;
  readonly title: string;
  readonly body: string;
  readonly nonce: string;
  /** A script that runs under the nonce; only for pages that submit themselves. */
  readonly script?: string;
};

const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/** Text as HTML, safe in elements and in quoted attributes. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? "");
}

const BRAND: Readonly<Record<Locale, string>> = { ar: "نافذة", en: "Nafidha" };

const strokes = MARK_STROKES.map(({ path, width }) => `<path d="${path}" stroke-width="${width}"/>`).join("");
const MARK = `<svg class="mark" viewBox="0 0 48 48" aria-hidden="true" focusable="false">${strokes}</svg>`;

/** The whole document. */
export function providerPage({ locale, title, body, nonce, script }: ProviderPage): string {
  const brand = BRAND[locale];
  const running = script === undefined ? "" : `<script nonce="${nonce}">${script}</script>`;
  return `<!doctype html>
<html lang="${locale}" dir="${direction(locale)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title} · ${brand}</title>
<link rel="icon" href="/icon.svg" type="image/svg+xml">
<style nonce="${nonce}">${STYLE}</style>
</head>
<body>
<header><div><a href="/${locale}">${MARK}<span>${brand}</span></a></div></header>
<main>${body}</main>
${running}
</body>
</html>`;
}
