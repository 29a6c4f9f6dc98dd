import type { Account } from "#lib/domain/account/account.ts";
import { guessesLeft } from "#lib/domain/one-time-code.ts";
import type { Result } from "#lib/domain/result.ts";
import { accept, refuse } from "#lib/domain/result.ts";
import { advance, type SignInEvent, type SignInState } from "#lib/domain/sign-in/machine.ts";
import type { SignInRefusal } from "#lib/domain/sign-in/refusal.ts";
import type { TypedFactor } from "#lib/domain/sign-in/second-step.ts";
import type { Effects } from "#lib/ports/effects.ts";
import { proveRecoveryCode } from "../factors/prove-recovery-code.ts";
import { proveTotp } from "../factors/prove-totp.ts";
import { awaitedAccount, completedSignIn, completion, type SignedIn, type TypedCode, welcome } from "./enter-code.ts";
import type { SignInPorts } from "./sign-in-ports.ts";

const MAX_RACES = 250;

const PROVE = { totp: proveTotp, recovery_code: proveRecoveryCode } as const;

/**
 * Takes a code that the person brings along: of the authenticator app, or a printed one. The guess is counted in the sign-in before it is
 * compared, over all ways together, and once more for the account over all sign-ins. The code is used up before the sign-in completes: who dies
 * between the two lines types the next one.
 */
export async function enterFactor(
  ports: SignInPorts,
  way: TypedFactor,
  typed: TypedCode,
): Promise<Result<SignedIn, SignInRefusal>> {
  const counted = await take(ports, typed.uid, { type: "guess_made", way });
  if (!counted.ok) return counted;
  const { account, left } = counted.value;
  const { visit, code } = typed;
  const proved = await PROVE[way](ports, { account, subject: account.id, visit, code });
  if (!proved.ok) return left === 0 ? refuse({ code: "code_exhausted" }) : proved;
  const completed = await take(ports, typed.uid, { type: "factor_proved", way });
  if (!completed.ok) return completed;
  await welcome(ports, visit, account.id);
  const now = await ports.signIns.find(typed.uid);
  return now === null ? refuse({ code: "step_passed" }) : completedSignIn(ports, now.state);
}

type Taken = { readonly account: Account; readonly left: number };
type OwnEvent = Extract<SignInEvent, { type: "guess_made" | "factor_proved" }>;

/** Takes one event by compare-and-set, again when another request was first. */
async function take(ports: SignInPorts, uid: string, event: OwnEvent): Promise<Result<Taken, SignInRefusal>> {
  for (let race = 0; race < MAX_RACES; race += 1) {
    const found = await ports.signIns.find(uid);
    if (found?.state.step !== "factor_awaited") return refuse({ code: "step_passed" });
    const awaited = await awaitedAccount(ports, uid, found.state);
    if (!awaited.ok) return awaited;
    const account = awaited.value;
    const next = advance(found.state, event, ports.clock.now());
    if (!next.verdict.ok) return next.verdict;
    const move = { id: uid, version: found.version, state: next.state };
    const isWritten = await ports.signIns.replace(move, effectsOf(ports, account.id, event));
    if (isWritten) return accept({ account, left: triesLeft(next.state) });
  }
  return refuse({ code: "busy" });
}

const triesLeft = (state: SignInState): number => (state.step === "factor_awaited" ? guessesLeft(state.second) : 0);

function effectsOf(ports: Pick<SignInPorts, "clock">, accountId: string, { type, way }: OwnEvent): Effects {
  if (type === "factor_proved") return completion(ports, accountId, way);
  const at = ports.clock.now();
  return { messages: [], audit: [{ event: "sign_in.factor_tried", accountId, at, details: { factor: way } }] };
}
