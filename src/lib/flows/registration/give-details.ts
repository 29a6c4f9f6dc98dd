import type { Language } from "#lib/domain/language.ts";
import type { RegistrationRefusal } from "#lib/domain/registration/refusal.ts";
import type { GivenDetails, RegistrationState } from "#lib/domain/registration/state.ts";
import { accept, type Result, refuse } from "#lib/domain/result.ts";
import { TERMS_VERSION } from "#lib/domain/terms-version.ts";
import type { Username } from "#lib/domain/username.ts";
import { loadRegistration } from "./load-registration.ts";
import { checkPassword, identityOf } from "./password-check.ts";
import { checkPicture } from "./picture-check.ts";
import type { RegistrationPorts } from "./registration-ports.ts";
import { takeStep } from "./take-step.ts";

/** What the second page's form brings, each field well-formed; the terms were agreed to. */
export type TypedDetails = {
  readonly username: Username;
  readonly password: string;
  readonly language: Language;
  readonly picture: string;
};

type DetailsPorts = Pick<
  RegistrationPorts,
  "clock" | "commonPasswords" | "passwords" | "pictures" | "policy" | "registrations"
>;

/**
 * Takes username, password and language. The picture is consumed only once everything else is in order, and the password is hashed
 * only after a right picture. A username is not looked up: before the number is proved nothing differs by what exists.
 */
export async function giveDetails(
  ports: DetailsPorts,
  flowId: string | null,
  typed: TypedDetails,
): Promise<Result<RegistrationState, RegistrationRefusal>> {
  const ready = await checkReady(ports, flowId, typed);
  if (!ready.ok) return ready;
  const picture = await checkPicture(ports, ready.value, typed.picture);
  if (!picture.ok) return picture;
  return storeDetails(ports, ready.value, typed);
}

async function checkReady(
  ports: DetailsPorts,
  flowId: string | null,
  typed: TypedDetails,
): Promise<Result<string, RegistrationRefusal>> {
  const found = await loadRegistration(ports, flowId);
  if (!found.ok) return found;
  const { id, state } = found.value;
  const identity = identityOf(state);
  const open = state.step === "identity_given" || state.step === "details_given" || state.step === "code_sent";
  if (!open || identity === null) return refuse({ code: "step_passed" });
  const password = checkPassword(ports, identity, typed);
  return password.ok ? accept(id) : password;
}

async function storeDetails(
  ports: DetailsPorts,
  flowId: string,
  typed: TypedDetails,
): Promise<Result<RegistrationState, RegistrationRefusal>> {
  const details: GivenDetails = {
    username: typed.username,
    passwordHash: await ports.passwords.hash(typed.password),
    language: typed.language,
    terms: { version: TERMS_VERSION, acceptedAt: ports.clock.now() },
  };
  return takeStep(ports, flowId, (state) => {
    const identity = identityOf(state);
    if (identity === null) return refuse({ code: "step_passed" });
    const password = checkPassword(ports, identity, typed);
    return password.ok ? accept({ type: "details_given", details }) : password;
  });
}
