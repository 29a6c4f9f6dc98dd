import { type Challenge, challengeOf, guessAt, sendTo } from "../challenge.ts";
import type { Instant } from "../result.ts";
import type { RecoveryProof } from "./belongings.ts";
import type { Channel, Owner, RecoveryAt, ShownProof } from "./state.ts";
import { moved, outOfOrder, type RecoveryAdvance, stayed } from "./step-outcome.ts";

type Owned = RecoveryAt<"owner_proved">;
type ChannelCode = { readonly channel: Channel; readonly codeHash: string };

/** Whether a proof was shown in this recovery. */
export function isShown(owner: Pick<Owner, "shown">, proof: RecoveryProof): boolean {
  return owner.shown.some((one) => one.proof === proof);
}

/** The code that was sent to a channel, if one was. */
export function channelCode(owner: Pick<Owner, "codes">, channel: Channel): Challenge | null {
  return challengeOf(owner.codes, channel);
}

/** Whether the new e-mail, where one is wished, is proved: its code is used up. */
export function isEmailProved({ wish, owner }: Pick<Owned, "wish" | "owner">): boolean {
  return wish.email === null || channelCode(owner, "new_email")?.code.codeHash === "";
}

/** Adds a proof, once, at the time it was shown. */
export function show(state: Owned, shown: ShownProof): Owned {
  const { owner } = state;
  if (isShown(owner, shown.proof)) return state;
  return { ...state, owner: { ...owner, shown: [...owner.shown, shown] } };
}

/** Notes what of the proofs that were shown does not count. */
export function weigh(state: Owned, uncounted: readonly RecoveryProof[]): Owned {
  return { ...state, owner: { ...state.owner, uncounted } };
}

/** The person cannot show something after all: it is not asked for any more. */
export function withhold(state: Owned, proof: RecoveryProof): RecoveryAdvance {
  if (isShown(state.owner, proof)) return outOfOrder(state);
  return moved({ ...state, belongings: state.belongings.filter((one) => one !== proof) });
}

/** Sends a code to a channel that has not been proved. */
export function sendChannelCode(state: Owned, { channel, codeHash }: ChannelCode, now: Instant): RecoveryAdvance {
  if (isProvedChannel(state, channel)) return outOfOrder(state);
  const sent = sendTo(state.owner.codes, { to: channel, codeHash }, now);
  return sent.ok ? moved(withCodes(state, sent.value)) : stayed(state, sent.refusal);
}

/** Counts a guess at a channel's code; the right one is evidence, or proves the new e-mail. */
export function enterChannelCode(state: Owned, { channel, codeHash }: ChannelCode, now: Instant): RecoveryAdvance {
  if (isProvedChannel(state, channel)) return outOfOrder(state);
  const { challenges, verdict } = guessAt(state.owner.codes, { to: channel, codeHash }, now);
  const guessed = withCodes(state, challenges);
  if (!verdict.ok) return stayed(guessed, verdict.refusal);
  return moved(channel === "new_email" ? guessed : show(guessed, { proof: channel, at: now, factorId: null }));
}

/** Goes on with the number alone. */
export function leaveEmailOut(state: Owned): RecoveryAdvance {
  return moved({ ...state, wish: { ...state.wish, email: null } });
}

function isProvedChannel(state: Owned, channel: Channel): boolean {
  return channel === "new_email" ? isEmailProved(state) : isShown(state.owner, channel);
}

function withCodes(state: Owned, codes: readonly Challenge[]): Owned {
  return { ...state, owner: { ...state.owner, codes } };
}
