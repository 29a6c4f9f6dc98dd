import type { Account } from "#lib/domain/account/account.ts";
import { canAuthenticate } from "#lib/domain/account/account.ts";
import { type AssuranceLevel, type AuthenticationMethod, assuranceOf } from "#lib/domain/account/assurance.ts";
import type { Instant, Result } from "#lib/domain/result.ts";
import { accept, refuse } from "#lib/domain/result.ts";
import { advance, type FactorAwaited, type SignInState } from "#lib/domain/sign-in/machine.ts";
import type { SignInRefusal } from "#lib/domain/sign-in/refusal.ts";
import type { SecondFactor } from "#lib/domain/sign-in/second-step.ts";
import type { Visit } from "#lib/domain/visit.ts";
import { type Effects, NO_EFFECTS } from "#lib/ports/effects.ts";
import { hashOneTimeCode } from "../one-time-code.ts";
import type { SignInPorts } from "./sign-in-ports.ts";
import { startOver } from "./start-over.ts";

/** A sign-in that was proved, as the OpenID provider is told of it. */
export type SignedIn = {
  readonly accountId: string;
  readonly acr: AssuranceLevel;
  readonly amr: readonly AuthenticationMethod[];
};

/** A code typed on the sign-in's code page; `code` is folded to six digits. */
export type TypedCode = { readonly uid: string; readonly visit: Visit; readonly code: string };

const MAX_RACES = 250;

/**
 * Counts the guess and compares it in one compare-and-set write, so that parallel guesses cannot pass the limit.
 * On the right code the sign-in is completed; `completedSignIn` then says what was proved.
 */
export async function enterCode(ports: SignInPorts, typed: TypedCode): Promise<Result<SignedIn, SignInRefusal>> {
  for (let race = 0; race < MAX_RACES; race += 1) {
    const outcome = await guessOnce(ports, typed);
    if (outcome !== "another_was_first") return outcome;
  }
  return refuse({ code: "busy" });
}

async function guessOnce(
  ports: SignInPorts,
  typed: TypedCode,
): Promise<Result<SignedIn, SignInRefusal> | "another_was_first"> {
  const found = await ports.signIns.find(typed.uid);
  if (found?.state.step !== "factor_awaited") return refuse({ code: "step_passed" });
  const awaited = await awaitedAccount(ports, typed.uid, found.state);
  if (!awaited.ok) return awaited;
  const account = awaited.value;
  const codeHash = hashTyped(ports, typed, account);
  const next = advance(found.state, { type: "code_entered", codeHash }, ports.clock.now());
  const effects = next.verdict.ok ? completion(ports, account.id, "sms") : NO_EFFECTS;
  if (!(await ports.signIns.replace({ id: typed.uid, version: found.version, state: next.state }, effects)))
    return "another_was_first";
  if (!next.verdict.ok) return next.verdict;
  const [signedIn] = await Promise.all([completedSignIn(ports, next.state), welcome(ports, typed.visit, account.id)]);
  return signedIn;
}

/** Remembers the browser of a completed sign-in. */
export async function welcome(
  ports: Pick<SignInPorts, "clock" | "devices">,
  { deviceToken }: Visit,
  accountId: string,
): Promise<void> {
  if (deviceToken !== null) await ports.devices.remember(accountId, deviceToken, ports.clock.now());
}

/** Whose second step it is. A password that was changed since it was proved opens nothing: the person begins again. */
export async function awaitedAccount(
  ports: Pick<SignInPorts, "accounts" | "clock" | "signIns">,
  uid: string,
  state: FactorAwaited,
): Promise<Result<Account, SignInRefusal>> {
  const account = await ports.accounts.find(state.second.accountId);
  if (account === null) return refuse({ code: "step_passed" });
  if (!isPasswordGone(account, state)) return accept(account);
  await startOver(ports, uid);
  return refuse({ code: "sign_in_wrong" });
}

function isPasswordGone(
  { passwordChangedAt }: Pick<Account, "passwordChangedAt">,
  { passwordProvedAt }: { readonly passwordProvedAt: Instant | null },
): boolean {
  return passwordProvedAt !== null && passwordChangedAt > passwordProvedAt;
}

/** What a completed sign-in proved, read afresh: a frozen account is refused even now, and so is a password that was changed since it was proved. */
export async function completedSignIn(
  ports: Pick<SignInPorts, "accounts" | "clock">,
  state: SignInState,
): Promise<Result<SignedIn, SignInRefusal>> {
  if (state.step !== "completed") return refuse({ code: "step_passed" });
  const account = await ports.accounts.find(state.accountId);
  if (account === null) return refuse({ code: "step_passed" });
  if (isPasswordGone(account, state)) return refuse({ code: "sign_in_wrong" });
  const now = ports.clock.now();
  const allowed = canAuthenticate(account, now);
  if (!allowed.ok) return allowed;
  return accept({ accountId: account.id, acr: assuranceOf(account, state.methods, now), amr: state.methods });
}

function hashTyped(ports: SignInPorts, typed: TypedCode, account: Account): string {
  const { uid: flowId, code } = typed;
  return hashOneTimeCode(ports.hash, { purpose: "sign_in", flowId, number: account.mobile.number, code });
}

/** What a completed sign-in brings along. */
export function completion(ports: Pick<SignInPorts, "clock">, accountId: string, by: SecondFactor): Effects {
  const at = ports.clock.now();
  return { messages: [], audit: [{ event: "sign_in.completed", accountId, at, details: { by } }] };
}
