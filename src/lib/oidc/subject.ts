import type { KeyedHash } from "#lib/ports/keyed-hash.ts";

/** What of a client decides about its subjects. */
type Sector = { readonly clientId: string; readonly sectorIdentifier?: string | undefined };

const LOOPBACK_SECTOR = /^(localhost|127(\.\d{1,3}){3}|\[::1\])(:\d+)?$/;

/**
 * The `sub` that a site sees: stable for ever, different in each sector (OpenID Connect Core §8.1), so that two sites cannot
 * compare their people. A loopback host is nobody's: the sites of a demonstration share it, and each is a sector of its own.
 * The account area, which is the portal itself, is registered with a public subject and sees the account's id.
 */
export function pairwiseSubject(hash: KeyedHash, accountId: string, { clientId, sectorIdentifier }: Sector): string {
  const sector = sectorIdentifier === undefined || LOOPBACK_SECTOR.test(sectorIdentifier) ? clientId : sectorIdentifier;
  return hash.of("subject", `${sector}\n${accountId}`);
}
