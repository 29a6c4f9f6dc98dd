import type { FormState } from "./form-state.ts";

/** The name of the button that accepts a form's suggestion; its value is the field's name. */
export const SUGGESTION_BUTTON = "use-suggestion";

/**
 * Puts an accepted suggestion in the place of what was typed. Call it before parsing: the state comes back from the browser, so the
 * suggested value is no more trusted than a typed one.
 */
export function takeSuggestion(state: FormState, data: FormData): FormData {
  const suggestion = state.suggestion;
  if (suggestion === undefined || data.get(SUGGESTION_BUTTON) !== suggestion.field) return data;
  data.set(suggestion.field, String(suggestion.value));
  return data;
}
