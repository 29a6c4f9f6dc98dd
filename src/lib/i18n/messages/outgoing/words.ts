import type { MessageContent } from "#lib/domain/outgoing-message.ts";
import { catalogue } from "#lib/i18n/catalogue.ts";
import { ar } from "./ar.ts";
import { en } from "./en.ts";

/** The name of a message's template. */
export type Template = MessageContent["template"];

/** What a template is filled with. */
export type ContentOf<Name extends Template> = Extract<MessageContent, { readonly template: Name }>;

/** An email's subject and plain text. */
export type MailWords = { readonly subject: string; readonly text: string };

/** Addresses that an email may name; an SMS names none. */
export type Links = { readonly freeze: string; readonly lostPhone: string };

/** The templates that speak of a change of number. */
export type ChangeTemplate = Extract<Template, `mobile_change_${string}_notice`>;

/** How a template is said by SMS: a code in 39 UTF-16 units (the line for autofill takes the rest of 70), a notice in 134. */
type BySms<Name extends Template> = { readonly sms: (content: ContentOf<Name>) => string };

/** How a template is said by email. */
type ByEmail<Name extends Template> = { readonly email: (content: ContentOf<Name>, links: Links) => MailWords };

type SmsOnly = "registration_code" | "sign_in_code" | "mobile_change_code";
type EmailOnly = "email_code";

/** The words of every message: codes for the one channel that they go by, notices for both. */
export type OutgoingWords = { readonly [Name in SmsOnly]: BySms<Name> } & {
  readonly [Name in EmailOnly]: ByEmail<Name>;
} & { readonly [Name in Exclude<Template, SmsOnly | EmailOnly>]: BySms<Name> & ByEmail<Name> };

/** The words of what the portal sends, in a language. */
export const outgoingWords = catalogue<OutgoingWords>({ ar, en });
