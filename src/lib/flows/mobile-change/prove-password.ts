import { type Account, canAuthenticate } from "#lib/domain/account/account.ts";
import { advance } from "#lib/domain/mobile-change/machine.ts";
import type { AbsherSignInRefusal } from "#lib/domain/mobile-change/refusal.ts";
import { namesAgree } from "#lib/domain/personal-name.ts";
import type { Result } from "#lib/domain/result.ts";
import { accept, refuse } from "#lib/domain/result.ts";
import { nameInNetworkKey, typedSubject } from "#lib/domain/sign-in/throttle-policy.ts";
import type { SignInName } from "#lib/domain/sign-in-name.ts";
import { NO_EFFECTS } from "#lib/ports/effects.ts";
import type { ChangePorts, OwnFlow } from "./change-ports.ts";
import { loadChange } from "./load-change.ts";
import { type AbsherAttempt, checkThrottle, recordFailure } from "./throttled.ts";

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

  const account = await ports.accounts.findBySignInName(given.name);
  const attempt = { own, account, found: loaded.value, subject: typedSubject(given.name) };
  const throttled = await checkThrottle(ports, attempt);
  if (!throttled.ok) return throttled;

  const right = await ports.passwords.verify(account?.passwordHash ?? null, given.password);
  const named = namesAgree(given.fullName, account?.identity.name ?? NOBODYS_NAME);
  if (!right || !named || account === null) return recordFailure(ports, attempt);
  return enter(ports, attempt, account);
}

const NO_PARTS = { first: "-", father: "", grandfather: "", family: "-" };
const NOBODYS_NAME = { ar: NO_PARTS, en: NO_PARTS };

async function enter(
  ports: ChangePorts,
  attempt: AbsherAttempt,
  account: Account,
): Promise<Result<null, AbsherSignInRefusal>> {
  const now = ports.clock.now();
  const allowed = canAuthenticate(account, now);
  if (!allowed.ok) return allowed;
  const { own, found, subject } = attempt;
  const { id: accountId, language } = account;
  const applicant = { accountId, language, route: "absher", proofs: ["password"], shownAt: now } as const;
  const next = advance(found.state, { type: "password_proved", applicant }, now);
  if (!next.verdict.ok) return refuse({ code: "step_passed" });
  const stored = await ports.mobileChanges.replace(own.flowId, found.version, next.state, NO_EFFECTS);
  if (!stored) return refuse({ code: "busy" });
  await ports.throttle.clear(nameInNetworkKey(subject, own.visit.network));
  return accept(null);
}
