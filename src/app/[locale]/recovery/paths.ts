import type { Waits } from "#lib/domain/mobile-change/waits.ts";
import { nextTask, type RecoveryTask } from "#lib/domain/recovery/next-task.ts";
import type { RecoveryState } from "#lib/domain/recovery/state.ts";
import type { Locale } from "#lib/i18n/locales.ts";

/** A page of recovery after its first. */
export type RecoveryPage =
  | "plan"
  | "identity"
  | "code"
  | "check"
  | "refused"
  | "missing"
  | "facts"
  | "password"
  | "authenticator"
  | "recovery-code"
  | "email"
  | "old-sim"
  | "new-email"
  | "review"
  | "done"
  | "expired";

/** Where a person is led at each step before a number of theirs is proved, and after the end. */
const PAGE_OF_STEP: Readonly<Record<Exclude<RecoveryState["step"], "owner_proved">, RecoveryPage>> = {
  begun: "plan",
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
  totp: "authenticator",
  recovery_code: "recovery-code",
  email: "email",
  old_sim: "old-sim",
  known_device: "review",
  new_email: "new-email",
  review: "review",
};

/** Where recovery begins. */
export const recoveryStartPath = (locale: Locale): string => `/${locale}/recovery`;

/** The address of a page. */
export const recoveryPath = (locale: Locale, page: RecoveryPage): string => `${recoveryStartPath(locale)}/${page}`;

/** The address of the page where a person stands. */
export function statePath(locale: Locale, state: RecoveryState, waits: Waits): string {
  const page = state.step === "owner_proved" ? PAGE_OF_TASK[nextTask(state, waits)] : PAGE_OF_STEP[state.step];
  return recoveryPath(locale, page);
}
