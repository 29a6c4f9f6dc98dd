import type { RegistrationRefusal } from "#lib/domain/registration/refusal.ts";
import type { RegistrationState } from "#lib/domain/registration/state.ts";
import { accept, type Result, refuse } from "#lib/domain/result.ts";
import type { Username } from "#lib/domain/username.ts";
import { finishRegistration } from "./finish-registration.ts";
import { loadRegistration } from "./load-registration.ts";
import { checkPassword } from "./password-check.ts";
import type { RegistrationPorts } from "./registration-ports.ts";
import { takeStep } from "./take-step.ts";

/** Another username, and the password with it: the password's rules depend on the username. */
export type OtherUsername = { readonly username: Username; readonly password: string };

/** Takes another username in the place of one that someone else has, and finishes the registration. The number stays proved. */
export async function chooseUsername(
  ports: RegistrationPorts,
  flowId: string | null,
  typed: OtherUsername,
): Promise<Result<RegistrationState, RegistrationRefusal>> {
  const found = await loadRegistration(ports, flowId);
  if (!found.ok) return found;
  const { state } = found.value;
  if (state.step !== "username_taken") return refuse({ code: "step_passed" });
  const password = checkPassword(ports, state.identity, typed);
  if (!password.ok) return password;
  const chosen = { username: typed.username, passwordHash: await ports.passwords.hash(password.value) };
  const taken = await takeStep(ports, flowId, () => accept({ type: "username_chosen", chosen }));
  return taken.ok ? finishRegistration(ports, flowId) : taken;
}
