import { type Challenge, challengeOf, guessAt, sendTo } from "../challenge.ts";
import type { Language } from "../language.ts";
import type { Instant } from "../result.ts";
import { assertNever } from "../result.ts";
import type { SignInName } from "../sign-in-name.ts";
import type { RecoveryAim } from "./aim.ts";
import { BELONGINGS, type Belonging, type RecoveryProof } from "./belongings.ts";
import { enterChannelCode, isShown, leaveEmailOut, sendChannelCode, show, weigh, withhold } from "./owner-steps.ts";
import type { Channel, OwnershipProblem, RecoveryAt, RecoveryOutcome, RecoveryState, Voucher, Wish } from "./state.ts";
import { moved, outOfOrder, type RecoveryAdvance, stayed } from "./step-outcome.ts";

/** What can happen in a recovery. Code hashes are keyed and bound to flow, purpose and recipient. */
export type RecoveryEvent =
  | { readonly type: "identified"; readonly name: SignInName; readonly wish: Wish; readonly codeHash: string }
  | { readonly type: "abroad_named"; readonly name: SignInName; readonly wish: Wish }
  | { readonly type: "vouched"; readonly voucher: Voucher }
  | { readonly type: "code_asked_again"; readonly codeHash: string }
  | { readonly type: "number_code_entered"; readonly codeHash: string }
  | { readonly type: "number_refused"; readonly reason: OwnershipProblem }
  | { readonly type: "account_missing" }
  | { readonly type: "owner_proved"; readonly proved: ProvedOwner }
  | { readonly type: "channel_code_sent"; readonly channel: Channel; readonly codeHash: string }
  | { readonly type: "channel_code_entered"; readonly channel: Channel; readonly codeHash: string }
  | { readonly type: "proof_shown"; readonly proof: RecoveryProof; readonly factorId: string | null }
  | { readonly type: "weighed"; readonly uncounted: readonly RecoveryProof[] }
  | { readonly type: "proof_withheld"; readonly proof: RecoveryProof }
  | { readonly type: "email_left_out" }
  | { readonly type: "finished"; readonly outcome: RecoveryOutcome };

/** Whose number was proved, as read in that step. */
export type ProvedOwner = {
  readonly accountId: string;
  readonly language: Language;
  readonly deviceKnownSince: Instant | null;
  /** What the number's code has shown along the way, and the browser by itself. */
  readonly shownAlready: readonly RecoveryProof[];
  /** What the aim needs besides what the person said they have. */
  readonly needed: readonly Belonging[];
};

/** Where a recovery begins: with what the person wants and says they have. */
export const recoveryStart = (aim: RecoveryAim, belongings: readonly Belonging[]): RecoveryState => ({
  step: "begun",
  aim,
  belongings,
  challenges: [],
});

/** The whole recovery, in the order of proof. A disallowed event leaves the state as it is and is refused. */
export function advance(state: RecoveryState, event: RecoveryEvent, now: Instant): RecoveryAdvance {
  switch (event.type) {
    case "identified":
      return identify(state, event, now);
    case "abroad_named":
      return nameAbroad(state, event);
    case "vouched":
      return vouch(state, event.voucher);
    case "code_asked_again":
      return sendAgain(state, event.codeHash, now);
    case "number_code_entered":
      return only("code_sent", state, (sent) => enterNumberCode(sent, event.codeHash, now));
    case "number_refused":
      return only("number_proved", state, (proved) =>
        moved({ ...proved, step: "number_refused", reason: event.reason }),
      );
    case "account_missing":
      return only("number_proved", state, (proved) => moved({ ...proved, step: "account_missing" }));
    case "owner_proved":
      return only("number_proved", state, (proved) => proveOwner(proved, event.proved, now));
    case "channel_code_sent":
      return only("owner_proved", state, (owned) => sendChannelCode(owned, event, now));
    case "channel_code_entered":
      return only("owner_proved", state, (owned) => enterChannelCode(owned, event, now));
    case "proof_shown":
      return only("owner_proved", state, (owned) =>
        moved(show(owned, { proof: event.proof, factorId: event.factorId, at: now })),
      );
    case "weighed":
      return only("owner_proved", state, (owned) => moved(weigh(owned, event.uncounted)));
    case "proof_withheld":
      return only("owner_proved", state, (owned) => withhold(owned, event.proof));
    case "email_left_out":
      return only("owner_proved", state, leaveEmailOut);
    case "finished":
      return only("owner_proved", state, ({ aim }) => moved({ step: "done", aim, ...event.outcome }));
    default:
      return assertNever(event);
  }
}

function isAt<Step extends RecoveryState["step"]>(state: RecoveryState, step: Step): state is RecoveryAt<Step> {
  return state.step === step;
}

/** Moves on from one step; at every other the event is out of order. */
function only<Step extends RecoveryState["step"]>(
  step: Step,
  state: RecoveryState,
  move: (state: RecoveryAt<Step>) => RecoveryAdvance,
): RecoveryAdvance {
  return isAt(state, step) ? move(state) : outOfOrder(state);
}

/** Who and which number can be corrected until the number is matched; a proved number that still waits for the registry stays. */
function identify(
  state: RecoveryState,
  given: Extract<RecoveryEvent, { type: "identified" }>,
  now: Instant,
): RecoveryAdvance {
  if (!canBeCorrected(state)) return outOfOrder(state);
  const { aim, belongings } = state;
  const { name, wish, codeHash } = given;
  const sent = sendTo(state.challenges, { to: wish.number, codeHash }, now);
  // Who comes back within a minute goes on with the code that was sent already.
  if (!sent.ok && sent.refusal.code !== "resend_too_soon") return stayed(state, sent.refusal);
  const challenges = sent.ok ? sent.value : state.challenges;
  return moved({ step: "code_sent", aim, belongings, challenges, name, wish, voucher: null });
}

type Correctable = RecoveryAt<"begun" | "abroad_named" | "code_sent" | "number_refused">;

function canBeCorrected(state: RecoveryState): state is Correctable {
  return ["begun", "abroad_named", "code_sent", "number_refused"].includes(state.step);
}

/** Nothing goes to another country before somebody vouches for the number; whoever names another one vouches anew. */
function nameAbroad(state: RecoveryState, { name, wish }: { name: SignInName; wish: Wish }): RecoveryAdvance {
  if (!canBeCorrected(state)) return outOfOrder(state);
  const { aim, belongings, challenges } = state;
  return moved({ step: "abroad_named", aim, belongings, challenges, name, wish, voucher: null });
}

/** What vouches is kept until the code could be sent, so that a desk code is not lost to a wait. */
function vouch(state: RecoveryState, voucher: Voucher): RecoveryAdvance {
  if (state.step !== "abroad_named" || state.voucher !== null) return outOfOrder(state);
  return moved({ ...state, voucher });
}

function sendAgain(state: RecoveryState, codeHash: string, now: Instant): RecoveryAdvance {
  const isVouchedFor = state.step === "abroad_named" && state.voucher !== null;
  if (state.step !== "code_sent" && !isVouchedFor) return outOfOrder(state);
  const sent = sendTo(state.challenges, { to: state.wish.number, codeHash }, now);
  return sent.ok ? moved({ ...state, step: "code_sent", challenges: sent.value }) : stayed(state, sent.refusal);
}

function enterNumberCode(state: RecoveryAt<"code_sent">, codeHash: string, now: Instant): RecoveryAdvance {
  const { challenges, verdict } = guessAt(state.challenges, { to: state.wish.number, codeHash }, now);
  if (!verdict.ok) return stayed({ ...state, challenges }, verdict.refusal);
  return moved({ ...state, step: "number_proved", challenges });
}

/** What was shown already is not asked for again; a browser is known by itself or not at all. */
function proveOwner(state: RecoveryAt<"number_proved">, proved: ProvedOwner, now: Instant): RecoveryAdvance {
  const { shownAlready, needed, ...owner } = proved;
  const alongTheWay = shownAlready.map((proof) => ({ proof, at: now, factorId: null }));
  const shown = [...(state.voucher === null ? [] : [state.voucher.shown]), ...alongTheWay];
  const has = new Set<RecoveryProof>([...state.belongings, ...needed]);
  const belongings = BELONGINGS.filter((one) => has.has(one) && one !== "known_device" && !isShown({ shown }, one));
  return moved({ ...state, step: "owner_proved", belongings, owner: { ...owner, shown, uncounted: [], codes: [] } });
}

/** The code that was sent to the number that is being proved. */
export function codeUnderWay(state: RecoveryAt<"code_sent">): Challenge | null {
  return challengeOf(state.challenges, state.wish.number);
}
