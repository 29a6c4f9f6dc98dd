/** Markup that is safe to send: everything put into it was escaped. */
export type Html = { readonly markup: string };

type Part = Html | string | number | null | readonly Html[];

/** Builds markup from a template; every value that is not markup itself is escaped, null leaves nothing. */
export function html(strings: TemplateStringsArray, ...parts: readonly Part[]): Html {
  return { markup: strings.map((piece, index) => piece + toMarkup(parts[index] ?? null)).join("") };
}

function toMarkup(part: Part): string {
  if (part === null) return "";
  if (typeof part === "string" || typeof part === "number") return escapeText(String(part));
  return "markup" in part ? part.markup : part.map((each) => each.markup).join("");
}

const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

function escapeText(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? "");
}
