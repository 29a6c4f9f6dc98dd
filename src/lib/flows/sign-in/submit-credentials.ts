import type { Account } from "#lib/domain/account/account.ts";
import { canAuthenticate } from "#lib/domain/account/account.ts";
import { PICTURE_DIGITS } from "#lib/domain/picture-answer.ts";
import type { Result } from "#lib/domain/result.ts";
import { refuse } from "#lib/domain/result.ts";
import { advance } from "#lib/domain/sign-in/machine.ts";
import type { SignInRefusal } from "#lib/domain/sign-in/refusal.ts";
import { typedSubject } from "#lib/domain/sign-in/throttle-policy.ts";
import type { SignInName } from "#lib/domain/sign-in-name.ts";
import type { Visit } from "#lib/domain/visit.ts";
import { NO_EFFECTS } from "#lib/ports/effects.ts";
import {
  admitPassword,
  type GuardRefusal,
  type PasswordTry,
  passwordWasRight,
  passwordWasWrong,
} from "../password-guard.ts";
import { writeAlong } from "../write-along.ts";
import { awaitFactor } from "./choose-way.ts";
import { loadSignIn } from "./load-sign-in.ts";
import type { SignInPorts } from "./sign-in-ports.ts";

/** What the sign-in form brings, parsed; `picture` is the digits that were typed. */
export type Credentials = {
  readonly uid: string;
  readonly visit: Visit;
  readonly name: SignInName;
  readonly password: string;
  readonly picture: string;
};

/**
 * Judges the picture first and names it when wrong; then name and password, by one path whether the account exists or not
 * (the same queries, one password verification). On success the strongest second factor is awaited; a code by text message is sent only where there is no stronger one.
 */
export async function submitCredentials(ports: SignInPorts, given: Credentials): Promise<Result<null, SignInRefusal>> {
  const found = await loadSignIn(ports, given.uid);
  if (found.state.step !== "credentials_needed") return refuse({ code: "step_passed" });
  const ticket = { purpose: "sign_in", flowId: given.uid, now: ports.clock.now() } as const;
  const verdict = await ports.pictures.answer(ticket, given.picture);
  if (verdict !== "right") return refuse({ code: verdict === "gone" ? "picture_gone" : "picture_wrong" });

  const account = await ports.accounts.findBySignInName(given.name);
  const slowerProof = found.state.pictureDigits === PICTURE_DIGITS.slower;
  const tried = { subject: typedSubject(given.name), account, visit: given.visit, slowerProof };
  const admitted = await admitPassword(ports, tried);
  if (!admitted.ok) return refuseTry(ports, given.uid, admitted.refusal);

  const right = await ports.passwords.verify(account?.passwordHash ?? null, given.password);
  if (!right || account === null) return refusePassword(ports, given.uid, tried);
  await renewHash(ports, account, given.password);
  const [proceeded] = await Promise.all([proceed(ports, given, account), passwordWasRight(ports, tried)]);
  return proceeded;
}

/** Hashes the password anew where the costs were raised since; a write that was overtaken is left for the next sign-in. */
async function renewHash(ports: SignInPorts, account: Account, password: string): Promise<void> {
  if (!ports.passwords.needsRehash(account.passwordHash)) return;
  await ports.accounts.renewPasswordHash(account, await ports.passwords.hash(password));
}

/** Remembers that this sign-in needs the longer picture code, where that is why it was refused. */
async function refuseTry(ports: SignInPorts, uid: string, refusal: GuardRefusal): Promise<Result<null, SignInRefusal>> {
  if (refusal.code !== "slower_proof_needed") return refuse(refusal);
  const { state, version } = await loadSignIn(ports, uid);
  const next = advance(state, { type: "slower_proof_demanded" }, ports.clock.now());
  if (next.verdict.ok) await ports.signIns.replace({ id: uid, version, state: next.state }, NO_EFFECTS);
  return refuse(refusal);
}

async function refusePassword(
  ports: SignInPorts,
  uid: string,
  tried: PasswordTry,
): Promise<Result<null, SignInRefusal>> {
  await writeAlong(ports.signIns, uid, await passwordWasWrong(ports, tried));
  ports.jobs.nudge();
  return refuse({ code: "sign_in_wrong" });
}

async function proceed(ports: SignInPorts, given: Credentials, account: Account): Promise<Result<null, SignInRefusal>> {
  const allowed = canAuthenticate(account, ports.clock.now());
  return allowed.ok ? awaitFactor(ports, { uid: given.uid, visit: given.visit, account }) : allowed;
}
