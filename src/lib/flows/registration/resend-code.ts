import type { RegistrationRefusal } from "#lib/domain/registration/refusal.ts";
import type { RegistrationState } from "#lib/domain/registration/state.ts";
import type { Result } from "#lib/domain/result.ts";
import type { RegistrationPorts } from "./registration-ports.ts";
import { type CodeAsked, sendCode } from "./send-code.ts";

/** Sends another activation code in the place of the last one, 60 s after it at the earliest; its guesses are not refilled. */
export async function resendCode(
  ports: RegistrationPorts,
  asked: CodeAsked,
): Promise<Result<RegistrationState, RegistrationRefusal>> {
  return sendCode(ports, asked, "code_asked_again");
}
