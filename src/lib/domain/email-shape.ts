import { stripInvisible } from "./digits.ts";
import { type Rule, rule } from "./rule.ts";

/** Which rule of an e-mail address is broken. */
export type EmailShapeRefusal =
  | { readonly code: "email_too_long"; readonly maximum: number }
  | { readonly code: "email_without_at" }
  | { readonly code: "email_name_unreadable" }
  | { readonly code: "email_domain_incomplete" };

/** The longest address, in characters (RFC 5321 §4.5.3.1.3, without the angle brackets). */
export const EMAIL_MAXIMUM = 254;
const NAME_MAXIMUM = 64;
const NAME = /^(?:[\w'+-]+\.)*[\w'+-]*[\w+-]$/;
const DOMAIN = /^(?:[a-z\d][a-z\d-]*\.)+[a-z]{2,}$/i;

/** An address as it was meant: without outer spaces and the invisible marks that come along when it is copied. */
export const foldEmail = (typed: string): string => stripInvisible(typed).trim();

const nameOf = (address: string): string => address.split("@", 1)[0] ?? "";
const domainOf = (address: string): string => address.slice(nameOf(address).length + 1);

/** The rules of a folded address (RFC 5321 §4.5.3.1 for lengths), told by the server and ticked beside the box. */
export const emailRules: readonly Rule<EmailShapeRefusal>[] = [
  rule({ code: "email_too_long", maximum: EMAIL_MAXIMUM }, (address) => address.length <= EMAIL_MAXIMUM),
  rule({ code: "email_without_at" }, (address) => address.split("@", 3).length === 2),
  rule({ code: "email_name_unreadable" }, (address) => {
    const name = nameOf(address);
    return name.length <= NAME_MAXIMUM && NAME.test(name);
  }),
  rule({ code: "email_domain_incomplete" }, (address) => DOMAIN.test(domainOf(address))),
];
