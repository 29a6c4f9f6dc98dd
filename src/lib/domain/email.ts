import { z } from "zod";
import { stripInvisible } from "./digits.ts";
import { accept, type Result, refuse } from "./result.ts";

/** An e-mail address as typed (messages go there) and its folded key (one person, whatever the case). */
export type Email = { readonly address: string; readonly key: string };

/** Why a typed address is not accepted. */
export type EmailRefusal =
  | { readonly code: "email_malformed" }
  | { readonly code: "email_too_long"; readonly maximum: number };

/** The longest address, in characters (RFC 5321 §4.5.3.1.3, without the angle brackets). */
export const EMAIL_MAXIMUM = 254;
const LOCAL_PART_MAXIMUM = 64;

const shape = z.email();

/** Checks a typed address with zod's validator; outer spaces and invisible marks are dropped, nothing else is changed. */
export const parseEmail = (typed: string): Result<Email, EmailRefusal> => {
  if (typed.length > EMAIL_MAXIMUM * 2) return refuse({ code: "email_too_long", maximum: EMAIL_MAXIMUM });
  const address = stripInvisible(typed).trim();
  if (address.length > EMAIL_MAXIMUM) return refuse({ code: "email_too_long", maximum: EMAIL_MAXIMUM });
  if (!shape.safeParse(address).success) return refuse({ code: "email_malformed" });
  if (address.indexOf("@") > LOCAL_PART_MAXIMUM) return refuse({ code: "email_malformed" });
  return accept({ address, key: address.toLowerCase() });
};
