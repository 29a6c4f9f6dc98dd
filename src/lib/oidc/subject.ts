import type { KeyedHash } from "#lib/ports/keyed-hash.ts";

/** What of a client decides about its subjects. */
type Sector = { readonly clientId: string; readonly sectorIdentifier?: string | undefined };

/**
 * The `sub` that a site sees: stable for ever, different in each sector (OpenID Connect Core §8.1), so that two sites cannot
 * compare their people. The account area, which is the portal itself, is registered with a public subject and sees the account's id.
 */
export function pairwiseSubject(hash: KeyedHash, accountId: string, { clientId, sectorIdentifier }: Sector): string {
  return hash.of("subject", `${sectorIdentifier ?? clientId}\n${accountId}`);
}
