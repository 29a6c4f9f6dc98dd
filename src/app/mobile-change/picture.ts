import "server-only";
import { PICTURE_DIGITS } from "#lib/domain/picture-answer.ts";
import type { Ports } from "#lib/ports/ports.ts";

const NO_FLOW = "none";

type PicturePorts = Pick<Ports, "pictures" | "clock" | "mobileChanges">;

/** How the Absher route's sign-in form gets its picture code: bound to this browser's flow, longer once that was demanded. */
export function pictureOf({ pictures, clock, mobileChanges }: PicturePorts, flowId: string | null) {
  const ticket = () => ({ purpose: "recovery", flowId: flowId ?? NO_FLOW, now: clock.now() }) as const;
  const digits = async (): Promise<number> => {
    const found = flowId === null ? null : await mobileChanges.find(flowId);
    return found?.state.step === "started" ? found.state.pictureDigits : PICTURE_DIGITS.ordinary;
  };
  return {
    current: async () => pictures.current(ticket(), await digits()),
    renew: async () => pictures.renew(ticket(), await digits()),
  };
}
