import "server-only";
import { typedText } from "#lib/domain/form.ts";
import { PICTURE_DIGITS } from "#lib/domain/picture-answer.ts";
import { slowerPage } from "#lib/flows/freeze/freeze-by-password.ts";
import type { Ports } from "#lib/ports/ports.ts";

const PAGE_ID = /^[A-Za-z0-9_-]{16,64}$/;
const NO_PAGE = "none";

type PicturePorts = Pick<Ports, "pictures" | "clock">;

/** The id of the page that a form was drawn with: its picture is bound to it. What is none gets a picture that nothing answers to. */
export function pageOf(data: unknown): string {
  const sent = data instanceof FormData ? typedText(data, "page") : "";
  return PAGE_ID.test(sent) ? sent : NO_PAGE;
}

/** How the freeze pages get their picture code. */
export function pictureOf(ports: PicturePorts, page: string) {
  return drawing(ports, page, PICTURE_DIGITS.ordinary);
}

/** The longer one of the page that takes a password. */
export function slowerPictureOf(ports: PicturePorts, page: string) {
  return drawing(ports, slowerPage(page), PICTURE_DIGITS.slower);
}

function drawing({ pictures, clock }: PicturePorts, flowId: string, digits: number) {
  const ticket = () => ({ purpose: "freeze", flowId, now: clock.now() }) as const;
  return {
    current: () => pictures.current(ticket(), digits),
    renew: () => pictures.renew(ticket(), digits),
  };
}
