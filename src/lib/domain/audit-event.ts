import type { Instant } from "./result.ts";

/** What the audit log can tell; past tense, one noun first. */
export type AuditEventName =
  | "registration.activated"
  | "registration.refused"
  | "registration.name_differs"
  | "absher.answered"
  | "sign_in.completed"
  | "sign_in.failed"
  | "sign_in.warned"
  | "sign_in.factor_tried"
  | "consent.granted"
  | "consent.denied"
  | "consent.withdrawn"
  | "session.ended"
  | "site.told_of_sign_out"
  | "site.not_told_of_sign_out"
  | "factor.used"
  | "factor.added"
  | "factor.replaced"
  | "factor.removed"
  | "recovery.owner_proved"
  | "recovery.proof_shown"
  | "recovery.proof_refused"
  | "mobile_change.requested"
  | "mobile_change.refused"
  | "mobile_change.completed"
  | "mobile_change.held"
  | "mobile_change.contested"
  | "mobile_change.cancelled"
  | "mobile_change.undone"
  | "mobile.moved_away"
  | "account.frozen"
  | "account.thawed"
  | "account.phone_stolen"
  | "account.weak_rows_off"
  | "account.weak_rows_on"
  | "account.password_set"
  | "username.told"
  | "password.changed"
  | "email.changed"
  | "officer.added"
  | "officer.enrolled"
  | "officer.admitted"
  | "officer.disabled"
  | "officer.signed_in"
  | "officer.signed_out"
  | "desk.looked_up"
  | "desk.code_issued"
  | "desk.code_approved"
  | "desk.code_withdrawn"
  | "desk.code_used"
  | "desk.code_refused"
  | "account.confirmed_in_person"
  | "signing_key.announced"
  | "signing_key.began_to_sign"
  | "signing_key.removed"
  | "signing_key.given_up";

/** One entry of the audit log. Details never hold an id, a number, a name, a code or a token. */
export type AuditEvent = {
  readonly event: AuditEventName;
  readonly accountId: string | null;
  readonly at: Instant;
  readonly details: Readonly<Record<string, string | number | boolean | null>>;
};
