import type { Result } from "../result.ts";
import { accept, refuse } from "../result.ts";
import type { ChangeOwner } from "./owner.ts";

/** Changing a known password, after a fresh sign-in: open until the change is made. */
export type PasswordChangeState =
  | { readonly step: "password_open"; readonly owner: ChangeOwner }
  | { readonly step: "password_changed"; readonly owner: ChangeOwner };

/** What can happen to it. */
export type PasswordChangeEvent = { readonly type: "password_changed" };

/** The next state; one change is made once. */
export function advancePasswordChange(
  state: PasswordChangeState,
  event: PasswordChangeEvent,
): Result<PasswordChangeState, { readonly code: "step_passed" }> {
  return state.step === "password_open"
    ? accept({ step: event.type, owner: state.owner })
    : refuse({ code: "step_passed" });
}
