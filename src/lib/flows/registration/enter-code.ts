import type { RegistrationRefusal } from "#lib/domain/registration/refusal.ts";
import type { RegistrationState } from "#lib/domain/registration/state.ts";
import { accept, type Result, refuse } from "#lib/domain/result.ts";
import { hashOneTimeCode } from "../one-time-code.ts";
import { finishRegistration } from "./finish-registration.ts";
import type { RegistrationPorts } from "./registration-ports.ts";
import { takeStep } from "./take-step.ts";

/** An activation code as typed, folded to six digits. */
export type TypedCode = { readonly flowId: string | null; readonly code: string };

/**
 * Counts the guess and compares it in one compare-and-set write, so that parallel guesses cannot pass the limit. The right code proves
 * the number, and the registries are asked at once; when they cannot be, the proof is kept.
 */
export async function enterCode(
  ports: RegistrationPorts,
  typed: TypedCode,
): Promise<Result<RegistrationState, RegistrationRefusal>> {
  const { flowId, code } = typed;
  const proved = await takeStep(ports, flowId, (state) => {
    if (state.step !== "code_sent" || flowId === null) return refuse({ code: "step_passed" });
    const bound = { purpose: "registration", flowId, number: state.identity.mobile, code } as const;
    return accept({ type: "code_entered", codeHash: hashOneTimeCode(ports.hash, bound) });
  });
  return proved.ok ? finishRegistration(ports, flowId) : proved;
}
