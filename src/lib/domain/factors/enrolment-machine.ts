import type { Result } from "../result.ts";
import { accept, assertNever, refuse } from "../result.ts";

/** Who enrols: the account, in which single sign-on session, and by which methods (`amr`) that session was freshly proved when it began. */
export type EnrolmentOwner = {
  readonly accountId: string;
  readonly sid: string | null;
  readonly methods: readonly string[];
};

/** What is enrolled through a form: an authenticator app, or a set of printed codes. */
export type EnrolledKind = "totp" | "recovery_code";

/**
 * Where an enrolment stands. Secret and codes are in the form's own sealed state until they are proved or kept: before that they are no factor
 * of anybody, and afterwards they are shown no more.
 */
export type EnrolmentState =
  | { readonly step: "app_shown"; readonly owner: EnrolmentOwner; readonly secret: string }
  | { readonly step: "codes_shown"; readonly owner: EnrolmentOwner; readonly codes: readonly string[] }
  | { readonly step: "enrolled"; readonly owner: EnrolmentOwner; readonly factor: EnrolledKind };

/** What can happen: a code of the app was right, or the person says that the codes are kept. */
export type EnrolmentEvent = { readonly type: "app_proved" } | { readonly type: "codes_kept" };

/** Why an event is refused: it belongs to another step, or the enrolment is done. */
export type EnrolmentStepRefusal = { readonly code: "step_passed" };

/** Which kind an enrolment is for. */
export function kindOf(state: EnrolmentState): EnrolledKind {
  if (state.step === "enrolled") return state.factor;
  return state.step === "app_shown" ? "totp" : "recovery_code";
}

/** The whole enrolment: shown, then proved or kept; once. */
export function advanceEnrolment(
  state: EnrolmentState,
  event: EnrolmentEvent,
): Result<EnrolmentState, EnrolmentStepRefusal> {
  const { owner } = state;
  switch (event.type) {
    case "app_proved":
      return state.step === "app_shown" ? accept({ step: "enrolled", owner, factor: "totp" }) : passed;
    case "codes_kept":
      return state.step === "codes_shown" ? accept({ step: "enrolled", owner, factor: "recovery_code" }) : passed;
    default:
      return assertNever(event);
  }
}

const passed = refuse<EnrolmentStepRefusal>({ code: "step_passed" });
