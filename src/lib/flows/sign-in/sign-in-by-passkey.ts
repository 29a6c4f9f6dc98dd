import { type Account, canAuthenticate } from "#lib/domain/account/account.ts";
import type { ShownAnswer } from "#lib/domain/factors/passkey-answer.ts";
import type { Result } from "#lib/domain/result.ts";
import { refuse } from "#lib/domain/result.ts";
import { advance, type SignInState } from "#lib/domain/sign-in/machine.ts";
import type { SignInRefusal } from "#lib/domain/sign-in/refusal.ts";
import type { Visit } from "#lib/domain/visit.ts";
import type { FoundFlow } from "#lib/ports/flow-store.ts";
import type { ProvePasskeyPorts } from "../factors/passkey-ports.ts";
import { provePasskey } from "../factors/prove-passkey.ts";
import { completedSignIn, type SignedIn } from "./enter-code.ts";
import { loadSignIn } from "./load-sign-in.ts";
import type { SignInPorts } from "./sign-in-ports.ts";

/** What signing in by a passkey needs from outside. */
export type PasskeySignInPorts = ProvePasskeyPorts & Pick<SignInPorts, "accounts" | "devices" | "signIns">;

/** A passkey that was shown on the sign-in page. */
export type PasskeySignIn = {
  readonly uid: string;
  readonly visit: Visit;
  readonly answer: ShownAnswer;
  /** Whose single sign-on session this browser has: then the sign-in is a step-up of that account, and no other's. */
  readonly steppingUp: string | null;
};

type Entering = PasskeySignIn & { readonly found: FoundFlow<SignInState> };

/** Completes a sign-in by a passkey alone: no picture code, password or text message. A frozen account is refused as ever. */
export async function signInByPasskey(
  ports: PasskeySignInPorts,
  given: PasskeySignIn,
): Promise<Result<SignedIn, SignInRefusal>> {
  const found = await loadSignIn(ports, given.uid);
  if (found.state.step === "completed") return refuse({ code: "step_passed" });
  const { uid: flowId, answer } = given;
  const proved = await provePasskey(ports, { purpose: "sign_in", flowId, answer, accountId: null });
  if (!proved.ok) return refusePasskey(ports, { ...given, found }, proved.refusal);
  const { accountId } = proved.value;
  if (given.steppingUp !== null && given.steppingUp !== accountId)
    return refuse({ code: "passkey_of_another_account" });
  const account = await ports.accounts.find(accountId);
  if (account === null) return refuse({ code: "passkey_not_accepted" });
  const allowed = canAuthenticate(account, ports.clock.now());
  return allowed.ok ? enter(ports, { ...given, found }, account) : allowed;
}

async function enter(
  ports: PasskeySignInPorts,
  { uid, visit, found }: Entering,
  account: Account,
): Promise<Result<SignedIn, SignInRefusal>> {
  const now = ports.clock.now();
  const next = advance(found.state, { type: "passkey_proved", accountId: account.id }, now);
  if (!next.verdict.ok) return next.verdict;
  const audit = [{ event: "sign_in.completed", accountId: account.id, at: now, details: { by: "passkey" } } as const];
  const move = { id: uid, version: found.version, state: next.state };
  if (!(await ports.signIns.replace(move, { messages: [], audit }))) return refuse({ code: "busy" });
  if (visit.deviceToken !== null) await ports.devices.remember(account.id, visit.deviceToken, now);
  return completedSignIn(ports, next.state);
}

/**
 * A passkey that is not accepted leaves its line in the audit log; whose it was is not said, since nothing proved it. Without a live challenge nothing
 * was tried, and nothing is written: else the log could be filled for free.
 */
async function refusePasskey(
  ports: PasskeySignInPorts,
  { uid, found }: Entering,
  refusal: SignInRefusal,
): Promise<Result<SignedIn, SignInRefusal>> {
  if (refusal.code !== "passkey_not_accepted") return refuse(refusal);
  const at = ports.clock.now();
  const audit = [{ event: "sign_in.failed", accountId: null, at, details: { by: "passkey" } } as const];
  await ports.signIns.replace({ id: uid, version: found.version, state: found.state }, { messages: [], audit });
  return refuse(refusal);
}
