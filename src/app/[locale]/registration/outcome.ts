import type { RegistrationRefusal } from "#lib/domain/registration/refusal.ts";
import type { RegistrationState } from "#lib/domain/registration/state.ts";
import type { Result } from "#lib/domain/result.ts";
import type { FormOutcome } from "#lib/http/form-action.ts";
import type { Locale } from "#lib/i18n/locales.ts";
import { pagePath, statePath } from "./paths.ts";

/**
 * What a form answers to an act: the page of the new state, the page where the person stands after all, or the refusal at its field.
 */
export function outcomeOf(locale: Locale, result: Result<RegistrationState, RegistrationRefusal>): FormOutcome {
  return result.ok ? { go: statePath(locale, result.value) } : refusalOutcome(locale, result.refusal);
}

/** The same for an act that was refused. */
export function refusalOutcome(locale: Locale, refusal: RegistrationRefusal): FormOutcome {
  const { code } = refusal;
  if (code === "registration_expired") return { go: pagePath(locale, "expired") };
  if (code === "step_passed" || code === "code_exhausted") return { go: pagePath(locale, "continue") };
  const field = fieldOf(code);
  return field === null ? { refused: refusal } : { refused: refusal, field };
}

function fieldOf(code: RegistrationRefusal["code"]): string | null {
  if (code === "code_wrong" || code === "code_expired") return "code";
  if (code.startsWith("password_")) return "password";
  return code === "picture_wrong" || code === "picture_gone" ? "picture" : null;
}
