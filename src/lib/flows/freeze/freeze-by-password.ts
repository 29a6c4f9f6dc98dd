import type { Account, FreezeEnd } from "#lib/domain/account/account.ts";
import type { FreezeRefusal } from "#lib/domain/freeze/refusal.ts";
import type { Result } from "#lib/domain/result.ts";
import { refuse } from "#lib/domain/result.ts";
import { NO_ROW } from "#lib/domain/row-id.ts";
import { typedSubject } from "#lib/domain/sign-in/throttle-policy.ts";
import type { SignInName } from "#lib/domain/sign-in-name.ts";
import type { Visit } from "#lib/domain/visit.ts";
import { NO_CHANGE } from "#lib/ports/mobile-change-store.ts";
import { freezeAccount } from "../cases/freeze-account.ts";
import { admitPassword, type PasswordTry, passwordWasRight, passwordWasWrong } from "../password-guard.ts";
import type { FreezePorts } from "./freeze-ports.ts";

/** What the page brings, parsed. `page` is the id that its longer picture is bound to. */
export type TypedFreeze = {
  readonly name: SignInName;
  readonly password: string;
  readonly picture: string;
  readonly page: string;
  readonly visit: Visit;
};

/** The id to which the longer picture of a page is bound: an ordinary one of the same page does not stand in for it. */
export const slowerPage = (page: string): string => `slower:${page}`;

type Outcome = Result<{ readonly until: FreezeEnd }, FreezeRefusal>;

/**
 * Freezes an account by its name and password, until it is lifted; once in 30 days. Picture first, always the longer one; tries share the sign-in's
 * counts, so that this is no second way of guessing, and a missing account, a wrong name and a wrong password are one refusal by one path.
 */
export async function freezeByPassword(ports: FreezePorts, typed: TypedFreeze): Promise<Outcome> {
  const ticket = { purpose: "freeze", flowId: slowerPage(typed.page), now: ports.clock.now() } as const;
  const verdict = await ports.pictures.answer(ticket, typed.picture);
  if (verdict !== "right") return refuse({ code: verdict === "gone" ? "picture_gone" : "picture_wrong" });
  const account = await ports.accounts.findBySignInName(typed.name);
  const tried = { subject: typedSubject(typed.name), account, visit: typed.visit, slowerProof: true };
  const admitted = await admitPassword(ports, tried);
  if (!admitted.ok) {
    return admitted.refusal.code === "slower_proof_needed" ? refuse({ code: "busy" }) : refuse(admitted.refusal);
  }
  const isRight = await ports.passwords.verify(account?.passwordHash ?? null, typed.password);
  if (!isRight || account === null) return refuseTry(ports, tried);
  await passwordWasRight(ports, tried);
  return freezeAccount(ports, shownBy(account, ports.clock.now()));
}

/** The try is counted and written down, with word to the owner at the fifth, or a decoy where there is none. */
async function refuseTry(ports: FreezePorts, tried: PasswordTry): Promise<Outcome> {
  const effects = await passwordWasWrong(ports, tried);
  const brings = { ...effects, holdCodes: [], at: ports.clock.now() };
  await ports.mobileChanges.write({ ...NO_CHANGE, accountId: tried.account?.id ?? NO_ROW, brings });
  ports.jobs.nudge();
  return refuse({ code: "sign_in_wrong" });
}

const shownBy = ({ id: accountId }: Account, shownAt: number) =>
  ({ accountId, proofs: ["password"], shownFactors: [], knownSince: null, shownAt, provedNumber: null }) as const;
