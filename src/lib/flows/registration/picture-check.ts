import type { RegistrationRefusal } from "#lib/domain/registration/refusal.ts";
import { accept, type Result, refuse } from "#lib/domain/result.ts";
import type { RegistrationPorts } from "./registration-ports.ts";

/** Judges the answer to the picture code of a registration, which is used up by it. */
export async function checkPicture(
  ports: Pick<RegistrationPorts, "clock" | "pictures">,
  flowId: string,
  typed: string,
): Promise<Result<null, RegistrationRefusal>> {
  const ticket = { purpose: "registration", flowId, now: ports.clock.now() } as const;
  const verdict = await ports.pictures.answer(ticket, typed);
  if (verdict === "right") return accept(null);
  return refuse({ code: verdict === "gone" ? "picture_gone" : "picture_wrong" });
}
