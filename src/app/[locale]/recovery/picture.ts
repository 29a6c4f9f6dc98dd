import "server-only";
import { PICTURE_DIGITS } from "#lib/domain/picture-answer.ts";
import type { Ports } from "#lib/ports/ports.ts";

const NO_FLOW = "none";

/** How the first form gets its picture code: bound to this browser's recovery. */
export function pictureOf({ pictures, clock }: Pick<Ports, "pictures" | "clock">, flowId: string | null) {
  const ticket = () => ({ purpose: "recovery", flowId: flowId ?? NO_FLOW, now: clock.now() }) as const;
  return {
    current: () => pictures.current(ticket(), PICTURE_DIGITS.ordinary),
    renew: () => pictures.renew(ticket(), PICTURE_DIGITS.ordinary),
  };
}
