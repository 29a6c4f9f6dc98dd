import type { Account } from "../account/account.ts";
import type { Instant, Result } from "../result.ts";
import { accept, refuse } from "../result.ts";
import type { GuardRefusal } from "./refusal.ts";

/** What giving an e-mail does to an account, and until when the account is guarded after it. */
export type EmailAct = { readonly kind: "confirmed" | "added" | "replaced"; readonly guardedUntil: Instant | null };

/**
 * The present e-mail is confirmed, once, at any time; a first one is added, which starts no guarded period; any other one replaces it (mobile-change,
 * Guarded period). Refused is the present one that was confirmed, and any other one while `guard` refuses. Case makes no difference.
 */
export function emailActOf(
  { email: present, guardedUntil }: Pick<Account, "email" | "guardedUntil">,
  email: string,
  guard: Result<Instant | null, GuardRefusal>,
): Result<EmailAct, GuardRefusal | { readonly code: "email_unchanged" }> {
  if (present !== null && present.address.toLowerCase() === email.toLowerCase()) {
    return present.verifiedAt === null
      ? accept({ kind: "confirmed", guardedUntil })
      : refuse({ code: "email_unchanged" });
  }
  if (!guard.ok) return guard;
  return accept(present === null ? { kind: "added", guardedUntil } : { kind: "replaced", guardedUntil: guard.value });
}
