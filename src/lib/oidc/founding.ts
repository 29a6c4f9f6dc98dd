import type { Instant } from "#lib/domain/result.ts";
import type { FoundingSecrets } from "#lib/ports/founding-secrets.ts";
import type { KeyedHash } from "#lib/ports/keyed-hash.ts";

const NAME = "pairwise-salt";

const REFUSAL = `The portal does not start: this database was founded with another MASTER_KEY.

Every site knows each person by a number that is derived from it. With another one everybody would be a stranger at every site, and no account in this
database would be found. It is never changed (docs/operations-keys.md, "The master key").

- Set the MASTER_KEY that this database was founded with; the backup of the secrets has it.
- If another database was meant, set its DATABASE_URL.

Nothing was written.`;

/** Made under the salt itself; it is no subject, since a subject's sector and account stand on two lines. */
const fingerprintOf = (hash: KeyedHash): string => hash.of("subject", "fingerprint of the pairwise salt").slice(0, 22);

/**
 * Refuses (throws, in words for the operator) a database that was founded with another pairwise salt. A new database is founded with this one. The
 * database knows a fingerprint only.
 */
export async function refuseAnotherSalt(
  { founding, hash }: { readonly founding: FoundingSecrets; readonly hash: KeyedHash },
  now: Instant,
): Promise<void> {
  const fingerprint = fingerprintOf(hash);
  if ((await founding.foundedOn(NAME, fingerprint, now)) !== fingerprint) throw new Error(REFUSAL);
}
