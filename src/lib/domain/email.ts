import { z } from "zod";
import { EMAIL_MAXIMUM, type EmailShapeRefusal, emailRules, foldEmail } from "./email-shape.ts";
import { accept, type Result, refuse } from "./result.ts";
import { firstBroken } from "./rule.ts";

/** An e-mail address as typed (messages go there) and its folded key (one person, whatever the case). */
export type Email = { readonly address: string; readonly key: string };

/** Why a typed address is not accepted. */
export type EmailRefusal = EmailShapeRefusal | { readonly code: "email_malformed" };

const shape = z.email();

/** Checks a typed address by its rules and zod's validator; outer spaces and invisible marks are dropped, nothing else is changed. */
export const parseEmail = (typed: string): Result<Email, EmailRefusal> => {
  if (typed.length > EMAIL_MAXIMUM * 2) return refuse({ code: "email_too_long", maximum: EMAIL_MAXIMUM });
  const address = foldEmail(typed);
  const broken = firstBroken(emailRules, address, undefined);
  if (broken !== null) return refuse(broken);
  if (!shape.safeParse(address).success) return refuse({ code: "email_malformed" });
  return accept({ address, key: address.toLowerCase() });
};
