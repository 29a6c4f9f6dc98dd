import type { Account } from "#lib/domain/account/account.ts";
import { canAuthenticate } from "#lib/domain/account/account.ts";
import {
  type AssuranceLevel,
  type AuthenticationMethod,
  assuranceOf,
  PASSWORD_AND_SMS,
} from "#lib/domain/account/assurance.ts";
import type { RegistrationRefusal } from "#lib/domain/registration/refusal.ts";
import { accept, type Instant, type Result, refuse } from "#lib/domain/result.ts";
import { loadRegistration } from "./load-registration.ts";
import type { RegistrationPorts } from "./registration-ports.ts";
import { takeStep } from "./take-step.ts";

/** The browser's finished registration, and the interaction whose cookie it also holds. */
export type Returning = { readonly flowId: string | null; readonly interactionUid: string };

/** What was proved in the registration, as the OpenID provider is told of it. */
export type ProvedLogin = {
  readonly accountId: string;
  readonly acr: AssuranceLevel;
  readonly amr: readonly AuthenticationMethod[];
};

/**
 * Turns a finished registration into the sign-in of the interaction that it began from, once: the password was set and the SMS code shown
 * in this very browser minutes ago. Every other interaction, and a second time, is `step_passed`; a frozen account is refused as well.
 */
export async function returnToSite(
  ports: Pick<RegistrationPorts, "accounts" | "clock" | "registrations">,
  { flowId, interactionUid }: Returning,
): Promise<Result<ProvedLogin, RegistrationRefusal>> {
  const found = await loadRegistration(ports, flowId);
  if (!found.ok) return found;
  const { state } = found.value;
  if (state.step !== "activated" || state.returnTo?.interactionUid !== interactionUid) {
    return refuse({ code: "step_passed" });
  }
  const account = await ports.accounts.find(state.accountId);
  if (account === null || !canAuthenticate(account, ports.clock.now()).ok) return refuse({ code: "step_passed" });
  const returned = await takeStep(ports, flowId, () => accept({ type: "returned_to_site" }));
  return returned.ok ? accept(loginOf(account, ports.clock.now())) : returned;
}

const loginOf = (account: Account, now: Instant): ProvedLogin => ({
  accountId: account.id,
  acr: assuranceOf(account, PASSWORD_AND_SMS, now),
  amr: PASSWORD_AND_SMS,
});
