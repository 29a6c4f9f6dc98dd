import type { FactorKind } from "./factors/factor.ts";
import type { Language } from "./language.ts";
import type { CaseGoal } from "./mobile-change/case-goal.ts";
import type { Instant } from "./result.ts";

/** Where a message goes; a decoy is written, queued and dropped like the real one, so that its absence tells nothing. */
export type Recipient =
  | { readonly channel: "sms"; readonly to: string }
  | { readonly channel: "email"; readonly to: string }
  | { readonly channel: "decoy"; readonly to: null };

/** A notice of something that can be stopped: by the code, or, in an e-mail, by the link with this secret. */
type Holdable = { readonly holdCode: string; readonly holdLink: string | null };
/** What a case is for, which decides how it is spoken of. */
type OfCase = { readonly goal: CaseGoal };
type HoldableBefore = Holdable & OfCase & { readonly effectAt: Instant };

/** What a message says. Words and limits of length belong to the catalogue that renders it at delivery. */
export type MessageContent =
  | { readonly template: "registration_code"; readonly code: string }
  | { readonly template: "sign_in_code"; readonly code: string }
  | { readonly template: "mobile_change_code"; readonly code: string }
  | { readonly template: "email_code"; readonly code: string }
  | { readonly template: "account_recovery_code"; readonly code: string }
  | { readonly template: "freeze_code"; readonly code: string }
  | { readonly template: "new_account_notice"; readonly holdCode: string }
  | { readonly template: "sign_in_attempts_notice" }
  | (HoldableBefore & { readonly template: "mobile_change_requested_notice" })
  | (HoldableBefore & { readonly template: "mobile_change_halfway_notice" })
  | (HoldableBefore & { readonly template: "mobile_change_daily_notice" })
  | (HoldableBefore & { readonly template: "mobile_change_contested_notice" })
  | (Holdable & OfCase & { readonly template: "mobile_change_completed_notice" })
  | (Holdable & OfCase & { readonly template: "mobile_change_undone_notice" })
  | { readonly template: "mobile_change_undone_frozen_notice" }
  | (OfCase & { readonly template: "mobile_change_cancelled_notice" })
  | (OfCase & { readonly template: "mobile_change_held_notice"; readonly effectAt: Instant })
  | { readonly template: "mobile_moved_away_notice" }
  | { readonly template: "desk_notice"; readonly act: DeskAct }
  | { readonly template: "account_frozen_notice" }
  | { readonly template: "account_thawed_notice" }
  | { readonly template: "phone_stolen_notice" }
  | { readonly template: "weak_rows_off_notice"; readonly effectAt: Instant }
  | { readonly template: "weak_rows_on_notice" }
  | { readonly template: "password_set_notice" }
  | { readonly template: "username_shown_notice" }
  | { readonly template: "username_reminder"; readonly username: string }
  | (Holdable & { readonly template: "password_changed_notice" })
  | (Holdable & { readonly template: "email_added_notice" })
  | { readonly template: "recovery_code_used_notice" }
  | { readonly template: "consent_withdrawn_notice"; readonly site: string }
  | { readonly template: "factor_added_notice"; readonly factor: FactorKind }
  | { readonly template: "factor_replaced_notice"; readonly factor: FactorKind }
  | { readonly template: "factor_removed_notice"; readonly factor: FactorKind };

/** What a service desk did with an account. */
export const DESK_ACTS = ["looked_up", "code_issued", "code_approved", "confirmed"] as const;

/** One of these acts. */
export type DeskAct = (typeof DESK_ACTS)[number];

/** One message to one recipient. `id` makes its delivery idempotent at the gateway. */
export type OutgoingMessage = {
  readonly id: string;
  readonly recipient: Recipient;
  readonly language: Language;
  readonly content: MessageContent;
};

/** Whether a message carries a one-time code, which is worth nothing when it comes late. */
export function isCodeMessage(content: MessageContent): content is Extract<MessageContent, { readonly code: string }> {
  return "code" in content;
}
