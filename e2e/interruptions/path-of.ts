import type { Answer } from "../fixtures/http-visitor.ts";

/** Where a page is, without its query. */
export const pathOf = (at: Answer): string => new URL(at.url).pathname;
