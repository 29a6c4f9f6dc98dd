import {
  type AuthenticationMethod,
  PASSKEY_ALONE,
  PASSWORD_AND_RECOVERY_CODE,
  PASSWORD_AND_SMS,
  PASSWORD_AND_TOTP,
} from "../account/assurance.ts";
import { type CodeRefusal, guessCode, guessesLeft, type IssueRefusal } from "../one-time-code.ts";
import { PICTURE_DIGITS } from "../picture-answer.ts";
import type { Instant, Result } from "../result.ts";
import { accept, assertNever, refuse } from "../result.ts";
import {
  codeOf,
  countGuess,
  issueSms,
  issueSmsOrGoOn,
  type OwnFactor,
  type SecondFactor,
  type SecondStep,
  secondStepOf,
  type TypedFactor,
  type Ways,
  withCode,
} from "./second-step.ts";

/** The password was right: `way` is asked for now, and `ways` are all that are open. */
export type FactorAwaited = {
  readonly step: "factor_awaited";
  readonly passwordProvedAt: Instant;
  readonly second: SecondStep;
  readonly way: SecondFactor;
  readonly ways: Ways;
  readonly pictureDigits: number;
};

/** Where a sign-in stands. */
export type SignInState =
  | { readonly step: "credentials_needed"; readonly pictureDigits: number; readonly earlier: SecondStep | null }
  | FactorAwaited
  | {
      readonly step: "completed";
      readonly accountId: string;
      readonly methods: readonly AuthenticationMethod[];
      /** When the password was proved; `null` where none was. */
      readonly passwordProvedAt: Instant | null;
      readonly at: Instant;
    };

/** What can happen in a sign-in. */
export type SignInEvent =
  | { readonly type: "slower_proof_demanded" }
  | { readonly type: "password_proved"; readonly accountId: string; readonly ways: Ways }
  | { readonly type: "way_chosen"; readonly way: OwnFactor }
  | { readonly type: "sms_chosen"; readonly codeHash: string }
  | { readonly type: "code_asked_again"; readonly codeHash: string }
  | { readonly type: "code_entered"; readonly codeHash: string }
  | { readonly type: "guess_made"; readonly way: TypedFactor }
  | { readonly type: "factor_proved"; readonly way: TypedFactor }
  | { readonly type: "passkey_proved"; readonly accountId: string }
  | { readonly type: "started_over" };

/** Why a step of the machine is refused. */
export type SignInStepRefusal = { readonly code: "step_passed" } | CodeRefusal | IssueRefusal;

/** The next state, and the refusal if there is one: a wrong guess is refused and changes the state, both. */
export type SignInAdvance = { readonly state: SignInState; readonly verdict: Result<null, SignInStepRefusal> };

/** Where every sign-in begins. */
export const SIGN_IN_START: SignInState = {
  step: "credentials_needed",
  pictureDigits: PICTURE_DIGITS.ordinary,
  earlier: null,
};

/** What the password and a typed code prove together. */
const METHODS: Readonly<Record<TypedFactor, readonly AuthenticationMethod[]>> = {
  totp: PASSWORD_AND_TOTP,
  recovery_code: PASSWORD_AND_RECOVERY_CODE,
};

const moved = (state: SignInState): SignInAdvance => ({ state, verdict: accept(null) });
const stayed = (state: SignInState, refusal: SignInStepRefusal): SignInAdvance => ({ state, verdict: refuse(refusal) });

/**
 * The whole sign-in: password first, then a second factor, the strongest first and another way for the asking; or a passkey alone, at any step.
 * A disallowed event leaves the state as it is and is refused.
 */
export function advance(state: SignInState, event: SignInEvent, now: Instant): SignInAdvance {
  switch (event.type) {
    case "slower_proof_demanded":
      return demandSlowerProof(state);
    case "password_proved":
      return awaitFactor(state, event, now);
    case "passkey_proved":
      return enterByPasskey(state, event.accountId, now);
    case "way_chosen":
    case "sms_chosen":
    case "code_asked_again":
    case "code_entered":
    case "guess_made":
    case "factor_proved":
    case "started_over":
      return state.step === "factor_awaited" ? goOn(state, event, now) : stayed(state, { code: "step_passed" });
    default:
      return assertNever(event);
  }
}

type SecondEvent = Exclude<SignInEvent, { type: "slower_proof_demanded" | "password_proved" | "passkey_proved" }>;

function goOn(state: FactorAwaited, event: SecondEvent, now: Instant): SignInAdvance {
  switch (event.type) {
    case "way_chosen":
      return state.ways.includes(event.way) ? moved({ ...state, way: event.way }) : passed(state);
    case "sms_chosen":
      return state.ways.includes("sms")
        ? issued(state, issueSmsOrGoOn(state.second, event.codeHash, now))
        : passed(state);
    case "code_asked_again":
      return state.way === "sms" ? issued(state, issueSms(state.second, event.codeHash, now)) : passed(state);
    case "code_entered":
      return enterCode(state, event.codeHash, now);
    case "guess_made":
    case "factor_proved":
      return takeOwn(state, event, now);
    case "started_over":
      return moved({ step: "credentials_needed", pictureDigits: state.pictureDigits, earlier: state.second });
    default:
      return assertNever(event);
  }
}

function takeOwn(
  state: FactorAwaited,
  { type, way }: Extract<SignInEvent, { type: "guess_made" | "factor_proved" }>,
  now: Instant,
): SignInAdvance {
  if (state.way !== way) return passed(state);
  return type === "guess_made" ? counted(state) : completed(state, METHODS[way], now);
}

const passed = (state: SignInState): SignInAdvance => stayed(state, { code: "step_passed" });

function demandSlowerProof(state: SignInState): SignInAdvance {
  if (state.step !== "credentials_needed") return passed(state);
  return moved({ ...state, pictureDigits: PICTURE_DIGITS.slower });
}

function awaitFactor(
  state: SignInState,
  { accountId, ways }: Extract<SignInEvent, { type: "password_proved" }>,
  now: Instant,
): SignInAdvance {
  if (state.step !== "credentials_needed") return passed(state);
  const second = secondStepOf(accountId, state.earlier);
  if (guessesLeft(second) === 0) return stayed(state, { code: "code_exhausted" });
  const { pictureDigits } = state;
  return moved({ step: "factor_awaited", passwordProvedAt: now, second, way: ways[0], ways, pictureDigits });
}

function issued(state: FactorAwaited, second: Result<SecondStep, IssueRefusal>): SignInAdvance {
  return second.ok ? moved({ ...state, way: "sms", second: second.value }) : stayed(state, second.refusal);
}

function enterCode(state: FactorAwaited, codeHash: string, now: Instant): SignInAdvance {
  const code = codeOf(state.second);
  if (state.way !== "sms" || code === null) return passed(state);
  const guess = guessCode(code, codeHash, now);
  if (guess.verdict.ok) return completed(state, PASSWORD_AND_SMS, now);
  return stayed({ ...state, second: withCode(state.second, guess.code) }, guess.verdict.refusal);
}

function counted(state: FactorAwaited): SignInAdvance {
  const second = countGuess(state.second);
  return second.ok ? moved({ ...state, second: second.value }) : stayed(state, second.refusal);
}

function completed(state: FactorAwaited, methods: readonly AuthenticationMethod[], at: Instant): SignInAdvance {
  const { passwordProvedAt, second } = state;
  return moved({ step: "completed", accountId: second.accountId, methods, passwordProvedAt, at });
}

function enterByPasskey(state: SignInState, accountId: string, now: Instant): SignInAdvance {
  if (state.step === "completed") return passed(state);
  return moved({ step: "completed", accountId, methods: PASSKEY_ALONE, passwordProvedAt: null, at: now });
}
