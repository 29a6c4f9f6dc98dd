import type { RegistrationRefusal } from "#lib/domain/registration/refusal.ts";
import type { RegistrationState } from "#lib/domain/registration/state.ts";
import type { Result } from "#lib/domain/result.ts";
import type { FormOutcome } from "#lib/http/form-action.ts";
import type { Locale } from "#lib/i18n/locales.ts";
import { pagePath, type RegistrationRoute, statePath } from "./paths.ts";

/** Where a form was sent from. */
export type FormPlace = { readonly locale: Locale; readonly route: RegistrationRoute };

/**
 * What a form answers to an act: the page of the new state, the page where the person stands after all, or the refusal at its field.
 */
export function outcomeOf(at: FormPlace, result: Result<RegistrationState, RegistrationRefusal>): FormOutcome {
  return result.ok ? { go: statePath(at.locale, at.route, result.value) } : refusalOutcome(at, result.refusal);
}

/** The same for an act that asks the registries: where one does not answer, there is a page of its own. */
export function registriesOutcome(at: FormPlace, result: Result<RegistrationState, RegistrationRefusal>): FormOutcome {
  const waits = !result.ok && result.refusal.code === "registry_unavailable";
  return waits ? { go: pagePath(at.locale, at.route, "finish") } : outcomeOf(at, result);
}

/** The same for an act that was refused. */
export function refusalOutcome({ locale, route }: FormPlace, refusal: RegistrationRefusal): FormOutcome {
  const { code } = refusal;
  if (code === "registration_expired") return { go: pagePath(locale, route, "expired") };
  if (code === "step_passed" || code === "code_exhausted") return { go: pagePath(locale, route, "continue") };
  const field = fieldOf(code);
  return field === null ? { refused: refusal } : { refused: refusal, field };
}

function fieldOf(code: RegistrationRefusal["code"]): string | null {
  if (code === "code_wrong" || code === "code_expired") return "code";
  if (code.startsWith("password_")) return "password";
  return code === "picture_wrong" || code === "picture_gone" ? "picture" : null;
}
