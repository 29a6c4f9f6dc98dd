import type { RegistrationRefusal } from "#lib/domain/registration/refusal.ts";
import type { RegistrationState } from "#lib/domain/registration/state.ts";
import type { Result } from "#lib/domain/result.ts";
import type { RegistrationPorts } from "./registration-ports.ts";
import { type CodeAsked, sendCode } from "./send-code.ts";

/** "Next" on the review page: the answers stand, and the activation code goes to the typed number. */
export async function confirmAnswers(
  ports: RegistrationPorts,
  asked: CodeAsked,
): Promise<Result<RegistrationState, RegistrationRefusal>> {
  return sendCode(ports, asked, "answers_confirmed");
}
