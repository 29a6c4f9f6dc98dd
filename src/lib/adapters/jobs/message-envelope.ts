import { z } from "zod";
import { CASE_GOALS } from "#lib/domain/mobile-change/case-goal.ts";
import { DESK_ACTS, type MessageContent, type OutgoingMessage, type Recipient } from "#lib/domain/outgoing-message.ts";
import type { Instant } from "#lib/domain/result.ts";
import type { FieldCipher } from "#lib/ports/field-cipher.ts";

/** A message on its way, and when it was written by the portal's clock. */
export type Envelope = { readonly message: OutgoingMessage; readonly writtenAt: Instant };

/** What a job holds: nothing that can be read. */
export type SealedEnvelope = { readonly sealed: string };

const FIELD = "job.message";

const withCode = [
  "registration_code",
  "sign_in_code",
  "mobile_change_code",
  "email_code",
  "account_recovery_code",
  "freeze_code",
] as const;
const holdableBefore = [
  "mobile_change_requested_notice",
  "mobile_change_halfway_notice",
  "mobile_change_daily_notice",
  "mobile_change_contested_notice",
] as const;
const holdableAfter = ["mobile_change_completed_notice", "mobile_change_undone_notice"] as const;
const holdable = ["password_changed_notice", "email_added_notice"] as const;
const withFactor = ["factor_added_notice", "factor_replaced_notice", "factor_removed_notice"] as const;
const plain = [
  "sign_in_attempts_notice",
  "mobile_moved_away_notice",
  "recovery_code_used_notice",
  "mobile_change_undone_frozen_notice",
  "account_frozen_notice",
  "account_thawed_notice",
  "phone_stolen_notice",
  "weak_rows_on_notice",
  "password_set_notice",
  "username_shown_notice",
] as const;

// A job of a release before this was written without a link, and every case was one of a number.
const hold = { holdCode: z.string(), holdLink: z.string().nullable().default(null) };
const goal = z.enum(CASE_GOALS).default("number");
const effectAt = z.number();
const content: z.ZodType<MessageContent> = z.union([
  z.object({ template: z.enum(withCode), code: z.string() }),
  z.object({ template: z.literal("new_account_notice"), holdCode: z.string() }),
  z.object({ template: z.enum(holdableBefore), goal, ...hold, effectAt }),
  z.object({ template: z.enum(holdableAfter), goal, ...hold }),
  z.object({ template: z.enum(holdable), ...hold }),
  z.object({ template: z.literal("mobile_change_held_notice"), goal, effectAt }),
  z.object({ template: z.literal("mobile_change_cancelled_notice"), goal }),
  z.object({ template: z.literal("weak_rows_off_notice"), effectAt }),
  z.object({ template: z.enum(withFactor), factor: z.enum(["passkey", "totp", "recovery_code"]) }),
  z.object({ template: z.literal("desk_notice"), act: z.enum(DESK_ACTS) }),
  z.object({ template: z.literal("username_reminder"), username: z.string() }),
  z.object({ template: z.literal("consent_withdrawn_notice"), site: z.string() }),
  z.object({ template: z.enum(plain) }),
]);
const recipient: z.ZodType<Recipient> = z.union([
  z.object({ channel: z.enum(["sms", "email"]), to: z.string() }),
  z.object({ channel: z.literal("decoy"), to: z.null() }),
]);
const envelope: z.ZodType<Envelope> = z.object({
  message: z.object({ id: z.string(), recipient, language: z.enum(["ar", "en"]), content }),
  writtenAt: z.number(),
});
const sealedEnvelope = z.object({ sealed: z.string() });

/** Seals a message for the job table. Its length tells the channel, so it is padded to steps of 512 bytes. */
export function sealEnvelope(cipher: FieldCipher, written: Envelope): SealedEnvelope {
  const json = JSON.stringify(written);
  const length = Math.ceil(Buffer.byteLength(json) / 512) * 512;
  return { sealed: cipher.seal(FIELD, json + " ".repeat(length - Buffer.byteLength(json))) };
}

/** Opens a job's data; throws when it is not a message that this portal sealed. */
export function openEnvelope(cipher: FieldCipher, data: unknown): Envelope {
  return envelope.parse(JSON.parse(cipher.open(FIELD, sealedEnvelope.parse(data).sealed)));
}
