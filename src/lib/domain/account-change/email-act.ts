import type { Account } from "../account/account.ts";
import type { GuardRefusal } from "../mobile-change/guarded-period.ts";
import type { Instant, Result } from "../result.ts";
import { accept, refuse } from "../result.ts";

/** What giving an e-mail does to an account, and until when that guards it; `null` starts no guarded period. */
export type EmailAct = { readonly kind: "confirmed" | "added" | "replaced"; readonly guardedUntil: Instant | null };

/**
 * The present e-mail is confirmed, once, and a first one is added, both at any time and without a guarded period; any other one replaces it, unless `guard`
 * refuses (mobile-change, Guarded period). Refused is the present one that was confirmed. Case makes no difference.
 */
export function emailActOf(
  { email: present }: Pick<Account, "email">,
  email: string,
  guard: Result<Instant | null, GuardRefusal>,
): Result<EmailAct, GuardRefusal | { readonly code: "email_unchanged" }> {
  if (present !== null && present.address.toLowerCase() === email.toLowerCase()) {
    return present.verifiedAt === null
      ? accept({ kind: "confirmed", guardedUntil: null })
      : refuse({ code: "email_unchanged" });
  }
  if (present === null) return accept({ kind: "added", guardedUntil: null });
  return guard.ok ? accept({ kind: "replaced", guardedUntil: guard.value }) : guard;
}
