import { CHALLENGE_LIFETIME_MS, PASSKEY_MAXIMUM, type Passkey } from "#lib/domain/factors/passkey.ts";
import { accept, refuse } from "#lib/domain/result.ts";
import type { FactorStore } from "#lib/ports/factor-store.ts";
import type { ChallengePlace, LiveChallenge, PasskeyChallenges } from "#lib/ports/passkey-challenges.ts";
import type { PasskeyStore } from "#lib/ports/passkey-store.ts";
import { replaceAccount } from "./memory-accounts.ts";
import type { MemoryWorld } from "./memory-world.ts";

/** Passkeys in memory; `rows` holds them by their id. */
export function memoryPasskeys(
  world: MemoryWorld,
): PasskeyStore & FactorStore & { readonly rows: Map<string, Passkey> } {
  const rows = new Map<string, Passkey>();
  const of = (accountId: string) => [...rows.values()].filter((row) => row.accountId === accountId);
  return {
    rows,
    list: async (accountId) =>
      of(accountId).map(({ id, name, addedAt, lastUsedAt }) => ({
        id,
        kind: "passkey",
        name,
        addedAt,
        lastUsedAt,
        left: null,
      })),
    findByCredential: async (credentialId) =>
      [...rows.values()].find((row) => row.credentialId === credentialId) ?? null,
    knownOf: async (accountId) => of(accountId),
    add: async (account, passkey, effects) => {
      if (of(account.id).length >= PASSKEY_MAXIMUM) return refuse({ code: "passkeys_at_maximum" });
      if ([...rows.values()].some(({ credentialId }) => credentialId === passkey.credentialId)) {
        return refuse({ code: "passkey_already_added" });
      }
      if (!replaceAccount(world, account, {}).ok) return refuse({ code: "account_changed" });
      rows.set(passkey.id, passkey);
      world.apply(effects);
      return accept(null);
    },
    recordUse: async (passkey, { counter, backedUp }, at) => {
      const row = rows.get(passkey.id);
      if (row?.counter !== passkey.counter) return false;
      rows.set(passkey.id, { ...row, counter, backedUp, lastUsedAt: at });
      return true;
    },
    rename: async (accountId, { id, name }) => {
      const row = rows.get(id);
      if (row?.accountId !== accountId) return false;
      rows.set(id, { ...row, name });
      return true;
    },
    remove: async (account, { id, guardedUntil }, effects) => {
      if (rows.get(id)?.accountId !== account.id) return refuse({ code: "passkey_missing" });
      if (!replaceAccount(world, account, guardedUntil === null ? {} : { guardedUntil }).ok) {
        return refuse({ code: "account_changed" });
      }
      rows.delete(id);
      world.apply(effects);
      return accept(null);
    },
  };
}

/** Challenges in memory: each new one is the next of a row of known ones. */
export function memoryPasskeyChallenges(): PasskeyChallenges {
  const live = new Map<string, LiveChallenge>();
  let made = 0;
  const placeOf = ({ purpose, flowId }: ChallengePlace) => `${purpose}|${flowId}`;
  const find = (place: ChallengePlace) => {
    const found = live.get(placeOf(place));
    return found !== undefined && found.expiresAt > place.now ? found : undefined;
  };
  return {
    current: async (place) => {
      const found = find(place);
      if (found !== undefined) return found;
      made += 1;
      const challenge = Buffer.from(`challenge ${made} of a test`).toString("base64url");
      live.set(placeOf(place), { challenge, expiresAt: place.now + CHALLENGE_LIFETIME_MS });
      return { challenge, expiresAt: place.now + CHALLENGE_LIFETIME_MS };
    },
    consume: async (place) => {
      const found = find(place);
      live.delete(placeOf(place));
      return found?.challenge ?? null;
    },
  };
}
