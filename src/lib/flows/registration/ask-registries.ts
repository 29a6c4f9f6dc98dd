import type { Account } from "#lib/domain/account/account.ts";
import { namesAgree } from "#lib/domain/personal-name.ts";
import { ineligibility } from "#lib/domain/registration/eligibility.ts";
import type { GivenIdentity, RegistrationEnd } from "#lib/domain/registration/state.ts";
import type { RegistryPerson } from "#lib/ports/civil-registry.ts";
import type { OwnedNumber, OwnedNumbersAnswer } from "#lib/ports/mobile-ownership.ts";
import type { RegistrationPorts } from "./registration-ports.ts";

/** A person whom the registries vouch for, the account that loses the number to them if there is one, and all their numbers. */
export type Vouched = {
  readonly person: RegistryPerson;
  readonly holder: Account | null;
  readonly numbers: readonly OwnedNumber[];
};

/** What the registries' answers come to. `unavailable` is never a pass. */
export type RegistriesVerdict =
  | { readonly kind: "vouched"; readonly vouched: Vouched }
  | { readonly kind: "refused"; readonly reason: RegistrationEnd }
  | { readonly kind: "name_differs" }
  | { readonly kind: "unavailable" };

type AskPorts = Pick<RegistrationPorts, "accounts" | "civilRegistry" | "clock" | "mobileOwnership" | "policy">;

const UNAVAILABLE: RegistriesVerdict = { kind: "unavailable" };
const refused = (reason: RegistrationEnd): RegistriesVerdict => ({ kind: "refused", reason });

/**
 * Asks about a proved number. Ownership decides first: to someone whose number it is not, nothing else is told. Then whether they have
 * an account, whether they may have one, whether a typed name is theirs, and whether another account still holds the number by right. A person waits for two registries one
 * after the other at most, three where another account holds the number.
 */
export async function askRegistries(ports: AskPorts, identity: GivenIdentity): Promise<RegistriesVerdict> {
  const { nationalId, mobile } = identity;
  const ownership = await ports.mobileOwnership.check(nationalId, mobile);
  if (ownership.answer === "unknown") return UNAVAILABLE;
  if (ownership.answer === "no" || ownership.contract !== "personal") return refused("number_not_yours");
  if ((await ports.accounts.findByNationalId(nationalId)) !== null) return refused("account_exists");

  const [civil, listed] = await Promise.all([
    ports.civilRegistry.find(nationalId),
    ports.mobileOwnership.numbersOf(nationalId),
  ]);
  if (civil.kind === "unknown") return UNAVAILABLE;
  if (civil.kind === "absent") return refused("id_unknown");
  const reason = ineligibility(civil.person, ports.policy.minimumAgeYears, ports.clock.now());
  if (reason !== null) return refused(reason);
  if (identity.fullName !== null && !namesAgree(identity.fullName, civil.person.name)) return { kind: "name_differs" };
  return settleNumber(ports, identity, { person: civil.person, listed });
}

type Known = { readonly person: RegistryPerson; readonly listed: OwnedNumbersAnswer };

/** A number has one holder: it moves only when the registry no longer gives it to the account that holds it. */
async function settleNumber(
  ports: AskPorts,
  { mobile }: GivenIdentity,
  { person, listed }: Known,
): Promise<RegistriesVerdict> {
  const holder = await ports.accounts.findByMobile(mobile);
  const held = holder === null ? "no" : (await ports.mobileOwnership.check(holder.nationalId, mobile)).answer;
  if (held === "yes") return refused("number_given_twice");
  if (held === "unknown" || listed.kind === "unknown") return UNAVAILABLE;
  return { kind: "vouched", vouched: { person, holder, numbers: listed.numbers } };
}
