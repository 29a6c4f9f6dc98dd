import { z } from "zod";
import type { FieldRefusal } from "../field-refusal.ts";
import { type Field, textField } from "../form.ts";
import { accept, type Result, refuse } from "../result.ts";
import { PASSKEY_NAME_MAXIMUM, parsePasskeyName } from "./passkey.ts";

/** The longest answer of an authenticator as JSON, in UTF-16 units; one with certificates has some thousand. */
const ANSWER_MAXIMUM = 16_384;

/** How a browser reaches an authenticator (WebAuthn Level 3, §5.8.4); what is not known is left out. */
export const TRANSPORTS = ["ble", "cable", "hybrid", "internal", "nfc", "smart-card", "usb"] as const;

const base64url = (maximum: number) =>
  z
    .string()
    .max(maximum)
    .regex(/^[A-Za-z0-9_-]+$/);
/** A credential id has at most 1023 bytes (WebAuthn Level 3, §4). */
const credentialId = base64url(1364);
const common = { id: credentialId, rawId: credentialId, type: z.literal("public-key") };

const created = z.object({
  ...common,
  response: z.object({
    clientDataJSON: base64url(4096),
    attestationObject: base64url(ANSWER_MAXIMUM),
    transports: z.array(z.enum(TRANSPORTS)).max(TRANSPORTS.length).optional().catch(undefined),
  }),
});

const shown = z.object({
  ...common,
  response: z.object({
    clientDataJSON: base64url(4096),
    authenticatorData: base64url(4096),
    signature: base64url(4096),
    /** At most 64 bytes (WebAuthn Level 3, §5.4.3). */
    userHandle: base64url(86).optional(),
  }),
});

/** What the browser sends of a passkey that was just made; the browser's word, nothing of it is proved yet. */
export type CreatedAnswer = z.output<typeof created>;

/** What the browser sends of a passkey that was shown; the same holds. */
export type ShownAnswer = z.output<typeof shown>;

const UNREADABLE = refuse({ code: "passkey_unreadable" } as const);

const parserOf =
  <Answer>(schema: z.ZodType<Answer>) =>
  (typed: string): Result<Answer, FieldRefusal> => {
    const parsed = schema.safeParse(jsonIn(typed));
    return parsed.success ? accept(parsed.data) : UNREADABLE;
  };

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** The field in which a form brings a passkey that was just made, as JSON. */
export const createdPasskeyField: Field<CreatedAnswer> = textField(ANSWER_MAXIMUM, parserOf(created), UNREADABLE);

/** The field in which a form brings a passkey that was shown, as JSON. */
export const shownPasskeyField: Field<ShownAnswer> = textField(ANSWER_MAXIMUM, parserOf(shown), UNREADABLE);

/** The field in which a person names a passkey. */
export const passkeyNameInput: Field<string> = textField(PASSKEY_NAME_MAXIMUM * 4, parsePasskeyName);
