import type { Waits } from "#lib/domain/mobile-change/waits.ts";
import type { RecoveryAim } from "#lib/domain/recovery/aim.ts";
import { nextTask, type RecoveryTask } from "#lib/domain/recovery/next-task.ts";
import { passwordPlanFor } from "#lib/domain/recovery/password-plan.ts";
import type { RecoveryAt, RecoveryState } from "#lib/domain/recovery/state.ts";
import { assertNever } from "#lib/domain/result.ts";
import type { Locale } from "#lib/i18n/locales.ts";

/** A page of recovery after its first. */
export type RecoveryPage =
  | "plan"
  | "identity"
  | "abroad"
  | "code"
  | "check"
  | "refused"
  | "missing"
  | "facts"
  | "password"
  | "passkey"
  | "authenticator"
  | "recovery-code"
  | "service-desk"
  | "email"
  | "old-sim"
  | "new-email"
  | "review"
  | "new-password"
  | "done"
  | "expired";

/** Where a person is led at each step before a number of theirs is proved, and after the end. */
const PAGE_OF_STEP: Readonly<Record<Exclude<RecoveryState["step"], "owner_proved">, RecoveryPage>> = {
  begun: "plan",
  abroad_named: "abroad",
  code_sent: "code",
  number_proved: "check",
  number_refused: "refused",
  account_missing: "missing",
  done: "done",
};

/** Where each task is done; a known browser shows itself and is never asked for. */
const PAGE_OF_TASK: Readonly<Record<RecoveryTask, RecoveryPage>> = {
  registry_facts: "facts",
  password: "password",
  passkey: "passkey",
  totp: "authenticator",
  recovery_code: "recovery-code",
  in_person: "service-desk",
  email: "email",
  old_sim: "old-sim",
  known_device: "review",
  new_email: "new-email",
  review: "review",
};

/** Where recovery begins. */
export const recoveryStartPath = (locale: Locale): string => `/${locale}/recovery`;

/** Where the way to an aim is explained before it begins. */
export function aimPath(locale: Locale, aim: RecoveryAim): string {
  const start = recoveryStartPath(locale);
  switch (aim.kind) {
    case "change_number":
      return `${start}/plan`;
    case "cancel_change":
      return `${start}/case/${aim.caseNumber}/cancel`;
    case "undo_change":
      return `${start}/case/${aim.caseNumber}/undo`;
    case "set_password":
      return `${start}/case/${aim.caseNumber}`;
    case "forgotten_password":
      return `${start}/forgotten-password`;
    case "freeze_account":
      return `${start}/freeze`;
    case "lift_freeze":
      return `${start}/lift`;
    case "report_stolen_phone":
      return `${start}/stolen`;
    case "find_username":
      return `${start}/username`;
    case "weak_rows_on":
      return `${start}/weak-rows`;
    default:
      return assertNever(aim);
  }
}

/** The address of a page. */
export const recoveryPath = (locale: Locale, page: RecoveryPage): string => `${recoveryStartPath(locale)}/${page}`;

/** The address of the page where a person stands. */
export function statePath(locale: Locale, state: RecoveryState, waits: Waits): string {
  return recoveryPath(locale, pageOf(state, waits));
}

function pageOf(state: RecoveryState, waits: Waits): RecoveryPage {
  const { kind } = state.aim;
  if (state.step !== "owner_proved") {
    return !isPlanned(kind) && state.step === "begun" ? "identity" : PAGE_OF_STEP[state.step];
  }
  const task = nextTask(state, waits);
  return task === "review" && choosesPassword(state, waits) ? "new-password" : PAGE_OF_TASK[task];
}

/** The ways of which how soon they lead is told before anything is asked. */
const isPlanned = (kind: RecoveryAim["kind"]): boolean => kind === "change_number" || kind === "forgotten_password";

/** Whether the last word is a new password: one that is due, or a forgotten one with enough shown to set it at once. */
function choosesPassword({ aim, owner }: RecoveryAt<"owner_proved">, waits: Waits): boolean {
  if (aim.kind === "set_password") return true;
  if (aim.kind !== "forgotten_password") return false;
  const { shown, uncounted } = owner;
  return passwordPlanFor({ belongings: [], shown, uncounted }, waits).waitMs === 0;
}
