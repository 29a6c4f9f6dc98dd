import type { Account } from "#lib/domain/account/account.ts";
import { freezeOf } from "#lib/domain/mobile-change/freeze.ts";
import { advance } from "#lib/domain/mobile-change/machine.ts";
import type { AbsherSignInRefusal } from "#lib/domain/mobile-change/refusal.ts";
import { namesAgree } from "#lib/domain/personal-name.ts";
import { PICTURE_DIGITS } from "#lib/domain/picture-answer.ts";
import type { Result } from "#lib/domain/result.ts";
import { accept, refuse } from "#lib/domain/result.ts";
import { typedSubject } from "#lib/domain/sign-in/throttle-policy.ts";
import type { SignInName } from "#lib/domain/sign-in-name.ts";
import { NO_EFFECTS } from "#lib/ports/effects.ts";
import {
  admitPassword,
  type GuardRefusal,
  type PasswordTry,
  passwordWasRight,
  passwordWasWrong,
} from "../password-guard.ts";
import { writeAlong } from "../write-along.ts";
import type { ChangePorts, OwnFlow } from "./change-ports.ts";
import { type FoundChange, loadChange } from "./load-change.ts";

/** What the Absher route's sign-in form brings, parsed; `picture` is the digits that were typed. */
export type AbsherCredentials = {
  readonly name: SignInName;
  readonly fullName: string;
  readonly password: string;
  readonly picture: string;
};

/**
 * Judges the picture first and names it when wrong; then who it is, the full name and the password by one path: a missing account, a
 * wrong name and a wrong password cost the same queries and one password verification, and get one refusal. Opens no sign-on session.
 */
export async function provePassword(
  ports: ChangePorts,
  own: OwnFlow,
  given: AbsherCredentials,
): Promise<Result<null, AbsherSignInRefusal>> {
  const loaded = await loadChange(ports, own);
  if (!loaded.ok) return loaded;
  if (loaded.value.state.step !== "started") return refuse({ code: "step_passed" });
  const ticket = { purpose: "recovery", flowId: own.flowId, now: ports.clock.now() } as const;
  const verdict = await ports.pictures.answer(ticket, given.picture);
  if (verdict !== "right") return refuse({ code: verdict === "gone" ? "picture_gone" : "picture_wrong" });

  const { pictureDigits } = loaded.value.state;
  const account = await ports.accounts.findBySignInName(given.name);
  const slowerProof = pictureDigits === PICTURE_DIGITS.slower;
  const tried = { subject: typedSubject(given.name), account, visit: own.visit, slowerProof };
  const admitted = await admitPassword(ports, tried);
  if (!admitted.ok) return refuseTry(ports, { own, found: loaded.value }, admitted.refusal);

  const right = await ports.passwords.verify(account?.passwordHash ?? null, given.password);
  const named = namesAgree(given.fullName, account?.identity.name ?? NOBODYS_NAME);
  if (!right || !named || account === null) return refusePassword(ports, own, tried);
  await passwordWasRight(ports, tried);
  return enter(ports, { own, found: loaded.value }, account);
}

type Here = { readonly own: OwnFlow; readonly found: FoundChange };

/** Remembers that this flow needs the longer picture code, where that is why it was refused. */
async function refuseTry(
  ports: ChangePorts,
  { own, found }: Here,
  refusal: GuardRefusal,
): Promise<Result<null, AbsherSignInRefusal>> {
  if (refusal.code !== "slower_proof_needed") return refuse(refusal);
  const next = advance(found.state, { type: "slower_proof_demanded" }, ports.clock.now());
  if (next.verdict.ok)
    await ports.mobileChanges.replace({ id: own.flowId, version: found.version, state: next.state }, NO_EFFECTS);
  return refuse(refusal);
}

async function refusePassword(
  ports: ChangePorts,
  own: OwnFlow,
  tried: PasswordTry,
): Promise<Result<null, AbsherSignInRefusal>> {
  await writeAlong(ports.mobileChanges, own.flowId, await passwordWasWrong(ports, tried));
  ports.jobs.nudge();
  return refuse({ code: "absher_sign_in_wrong" });
}

const NO_PARTS = { first: "-", father: "", grandfather: "", family: "-" };
const NOBODYS_NAME = { ar: NO_PARTS, en: NO_PARTS };

async function enter(
  ports: ChangePorts,
  { own, found }: Here,
  account: Account,
): Promise<Result<null, AbsherSignInRefusal>> {
  const now = ports.clock.now();
  if (freezeOf(account, now) === "in_person_only") return refuse({ code: "account_frozen", until: null });
  const { id: accountId, language } = account;
  const knownSince = await ports.devices.knownSince(accountId, own.visit.deviceToken ?? "none");
  const shown = { proofs: ["password", "known_device"], shownFactors: [], knownSince, shownAt: now } as const;
  const applicant = { accountId, language, route: "absher", sid: null, ...shown } as const;
  const next = advance(found.state, { type: "password_proved", applicant }, now);
  if (!next.verdict.ok) return refuse({ code: "step_passed" });
  const stored = await ports.mobileChanges.replace(
    { id: own.flowId, version: found.version, state: next.state },
    NO_EFFECTS,
  );
  return stored ? accept(null) : refuse({ code: "busy" });
}
