import "server-only";
import type { Result } from "#lib/domain/result.ts";
import type { AskPasswordRefusal } from "#lib/flows/recovery/ask-for-password.ts";
import type { ConfirmRefusal } from "#lib/flows/recovery/confirm.ts";
import { loadRecovery } from "#lib/flows/recovery/load-recovery.ts";
import type { OwnRecovery } from "#lib/flows/recovery/recovery-ports.ts";
import type { SetPasswordRefusal } from "#lib/flows/recovery/set-password.ts";
import type { FormOutcome } from "#lib/http/form-action.ts";
import type { Locale } from "#lib/i18n/locales.ts";
import { portal } from "#lib/portal.ts";
import { recoveryPath, recoveryStartPath, statePath } from "./paths.ts";
import { ownRecovery } from "./queries.ts";

type StepRefusal = ConfirmRefusal | SetPasswordRefusal | AskPasswordRefusal;

/** One act of this browser's recovery, and what its form answers: the page where the person stands now, or the refusal at its field. */
export async function actOn(
  locale: Locale,
  act: (own: OwnRecovery) => Promise<Result<unknown, StepRefusal>>,
): Promise<FormOutcome> {
  const own = await ownRecovery(locale);
  if (own === null) return { go: recoveryStartPath(locale) };
  const result = await act(own);
  return result.ok ? { go: await whereNow(locale, own) } : refusalOutcome(locale, own, result.refusal);
}

/** What a form answers to an act that was refused. */
export async function refusalOutcome(locale: Locale, own: OwnRecovery, refusal: StepRefusal): Promise<FormOutcome> {
  if (MOVED_ON.has(refusal.code)) return { go: await whereNow(locale, own) };
  const field = FIELD_OF[refusal.code];
  return field === undefined ? { refused: refusal } : { refused: refusal, field };
}

/** What is told by the page where the person stands, not by the form. */
const MOVED_ON: ReadonlySet<string> = new Set<StepRefusal["code"]>([
  "step_passed",
  "recovery_missing",
  "recovery_expired",
  "code_exhausted",
]);

const FIELD_OF: { readonly [Code in StepRefusal["code"]]?: string } = {
  picture_wrong: "picture",
  picture_gone: "picture",
  code_wrong: "code",
  code_expired: "code",
  own_password_wrong: "password",
  totp_wrong: "code",
  recovery_code_wrong: "code",
  desk_code_not_accepted: "code",
};

async function whereNow(locale: Locale, own: OwnRecovery): Promise<string> {
  const { ports } = portal();
  const loaded = await loadRecovery(ports, own);
  if (loaded.ok) return statePath(locale, loaded.value.state, ports.policy.waits);
  const isOver = loaded.refusal.code === "recovery_expired";
  return isOver ? recoveryPath(locale, "expired") : recoveryStartPath(locale);
}
