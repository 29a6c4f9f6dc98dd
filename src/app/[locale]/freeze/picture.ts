import "server-only";
import { typedText } from "#lib/domain/form.ts";
import { PICTURE_DIGITS } from "#lib/domain/picture-answer.ts";
import type { Ports } from "#lib/ports/ports.ts";

const PAGE_ID = /^[A-Za-z0-9_-]{16,64}$/;
const NO_PAGE = "none";

/** The id of the page that a form was drawn with: its picture is bound to it. What is none gets a picture that nothing answers to. */
export function pageOf(data: unknown): string {
  const sent = data instanceof FormData ? typedText(data, "page") : "";
  return PAGE_ID.test(sent) ? sent : NO_PAGE;
}

/** How the freeze page gets its picture code. */
export function pictureOf({ pictures, clock }: Pick<Ports, "pictures" | "clock">, page: string) {
  const ticket = () => ({ purpose: "freeze", flowId: page, now: clock.now() }) as const;
  return {
    current: () => pictures.current(ticket(), PICTURE_DIGITS.ordinary),
    renew: () => pictures.renew(ticket(), PICTURE_DIGITS.ordinary),
  };
}
