import { stripInvisible } from "../digits.ts";
import type { FieldRefusal } from "../field-refusal.ts";
import type { Instant, Result } from "../result.ts";
import { accept, refuse } from "../result.ts";

/** What an authenticator said of a passkey when it was made. Ids are base64url; the public key is COSE (RFC 9052), as it came. */
export type NewPasskey = {
  readonly credentialId: string;
  readonly publicKey: Uint8Array;
  readonly counter: number;
  readonly transports: readonly string[];
  /** Whether the passkey may live on several devices; that never changes (WebAuthn Level 3, §6.1.3). */
  readonly backupEligible: boolean;
  /** Whether it does so now. */
  readonly backedUp: boolean;
  /** The authenticator's model, as it says itself; nothing vouches for it. */
  readonly aaguid: string;
};

/** An enrolled passkey of an account. */
export type Passkey = NewPasskey & {
  readonly id: string;
  readonly accountId: string;
  readonly name: string;
  readonly addedAt: Instant;
  readonly lastUsedAt: Instant | null;
};

/** What an authenticator said when a passkey was shown. */
export type ShownPasskey = Pick<NewPasskey, "counter" | "backupEligible" | "backedUp">;

/** How many passkeys an account may have. */
export const PASSKEY_MAXIMUM = 10;

/** The longest name of a passkey, in UTF-16 units. */
export const PASSKEY_NAME_MAXIMUM = 40;

/** How long a passkey's challenge can be answered. */
export const CHALLENGE_LIFETIME_MS = 10 * 60 * 1000;

/** What a person calls a passkey: any letters, on one line. */
export const parsePasskeyName = (typed: string): Result<string, FieldRefusal> => {
  const name = stripInvisible(typed)
    .normalize("NFC")
    .replace(/[\s\p{Cc}]+/gu, " ")
    .trim();
  if (name === "") return refuse({ code: "required" });
  return name.length > PASSKEY_NAME_MAXIMUM
    ? refuse({ code: "too_long", maximum: PASSKEY_NAME_MAXIMUM })
    : accept(name);
};

/**
 * Whether what was shown goes with what is kept: eligibility for backup never changes (WebAuthn Level 3, §7.2), and a signature counter that
 * counts goes up. One that does not may mean a copied authenticator; keys that are synchronised do not count and stay at 0.
 */
export function goesWith(kept: Pick<Passkey, "counter" | "backupEligible">, shown: ShownPasskey): boolean {
  if (kept.backupEligible !== shown.backupEligible) return false;
  return shown.counter > kept.counter || (shown.counter === 0 && kept.counter === 0);
}
