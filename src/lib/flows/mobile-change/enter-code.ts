import { advance, codeRecipient, codeUnderWay, type MobileChangeEvent } from "#lib/domain/mobile-change/machine.ts";
import type { MobileChangeRefusal } from "#lib/domain/mobile-change/refusal.ts";
import type { MobileChangeState } from "#lib/domain/mobile-change/state.ts";
import type { Result } from "#lib/domain/result.ts";
import { refuse } from "#lib/domain/result.ts";
import { NO_EFFECTS } from "#lib/ports/effects.ts";
import { hashOneTimeCode } from "../one-time-code.ts";
import type { ChangePorts, OwnFlow } from "./change-ports.ts";
import { type FoundChange, loadChange } from "./load-change.ts";
import { purposeOf } from "./send-code.ts";
import { proceed } from "./take-effect.ts";

const MAX_RACES = 250;

/**
 * Takes the code that was sent to the new number. Once it is right the number is proved for good, and the change goes on as far as it
 * can: to the e-mail's code, to its effect or its waiting time, or, while the registry does not answer, no further for now.
 */
export function enterNumberCode(
  ports: ChangePorts,
  own: OwnFlow,
  code: string,
): Promise<Result<null, MobileChangeRefusal>> {
  return enter(ports, own, { type: "number_code_entered", code });
}

/** Takes the code that was sent to the new e-mail, and goes on as `enterNumberCode` does. */
export function enterEmailCode(
  ports: ChangePorts,
  own: OwnFlow,
  code: string,
): Promise<Result<null, MobileChangeRefusal>> {
  return enter(ports, own, { type: "email_code_entered", code });
}

type TypedCode = { readonly type: "number_code_entered" | "email_code_entered"; readonly code: string };

/** Counts the guess and compares it in one compare-and-set write, so that parallel guesses cannot pass the limit. */
async function enter(ports: ChangePorts, own: OwnFlow, typed: TypedCode): Promise<Result<null, MobileChangeRefusal>> {
  for (let race = 0; race < MAX_RACES; race += 1) {
    const loaded = await loadChange(ports, own);
    if (!loaded.ok) return loaded;
    const guessed = await guess(ports, { own, found: loaded.value }, typed);
    if (guessed === "another_was_first") continue;
    if (guessed.ok) await proceed(ports, own);
    return guessed;
  }
  return refuse({ code: "busy" });
}

async function guess(
  ports: ChangePorts,
  { own, found }: { readonly own: OwnFlow; readonly found: FoundChange },
  typed: TypedCode,
): Promise<Result<null, MobileChangeRefusal> | "another_was_first"> {
  const { state, version } = found;
  const to = codeRecipient(state) ?? "";
  const bound = { purpose: purposeOf(to), flowId: own.flowId, number: to, code: typed.code } as const;
  const event: MobileChangeEvent = { type: typed.type, codeHash: hashOneTimeCode(ports.hash, bound) };
  const next = advance(state, event, ports.clock.now());
  // What counts no guess changes nothing: writing it would only hold up the guesses that do.
  if (!next.verdict.ok && guessesIn(next.state) === guessesIn(state)) return next.verdict;
  const stored = await ports.mobileChanges.replace({ id: own.flowId, version, state: next.state }, NO_EFFECTS);
  return stored ? next.verdict : "another_was_first";
}

function guessesIn(state: MobileChangeState): number {
  return codeUnderWay(state)?.code.guessesUsed ?? 0;
}

/** Goes on with the number alone, where the new e-mail cannot be proved after all. */
export async function leaveEmailOut(ports: ChangePorts, own: OwnFlow): Promise<Result<null, MobileChangeRefusal>> {
  const loaded = await loadChange(ports, own);
  if (!loaded.ok) return loaded;
  const next = advance(loaded.value.state, { type: "email_left_out" }, ports.clock.now());
  if (!next.verdict.ok) return next.verdict;
  const stored = await ports.mobileChanges.replace(
    { id: own.flowId, version: loaded.value.version, state: next.state },
    NO_EFFECTS,
  );
  return stored ? proceed(ports, own) : refuse({ code: "busy" });
}
