import { CHALLENGE_LIFETIME_MS } from "#lib/domain/factors/passkey.ts";
import type { Chance } from "#lib/ports/chance.ts";
import type { ChallengePlace, LiveChallenge, PasskeyChallenges } from "#lib/ports/passkey-challenges.ts";
import { toDate, toInstant } from "./dates.ts";
import type { Storage } from "./storage.ts";

/** A challenge with less time left than this is not handed out again. */
const TIME_TO_ANSWER_MS = 2 * 60 * 1000;
const ATTEMPTS = 5;

const PUT = {
  name: "passkey-challenge-put",
  text: `INSERT INTO passkey_challenge AS kept (purpose, place_key, challenge, created_at, expires_at)
    VALUES ($1, $2, $3, $4, $5)
    ON CONFLICT (purpose, place_key) DO UPDATE SET
      challenge = excluded.challenge, created_at = excluded.created_at, expires_at = excluded.expires_at, consumed_at = NULL
    WHERE kept.consumed_at IS NOT NULL OR kept.expires_at < $6
    RETURNING challenge, expires_at AS "expiresAt"`,
};
const FIND = {
  name: "passkey-challenge-find",
  text: `SELECT challenge, expires_at AS "expiresAt" FROM passkey_challenge
    WHERE purpose = $1 AND place_key = $2 AND consumed_at IS NULL AND expires_at > $3`,
};

type Keys = Pick<Storage, "database" | "prepared" | "hash">;
type Row = { readonly challenge: string; readonly expiresAt: Date };

/** Challenges in PostgreSQL: one row for each place, which a new challenge takes over once the one before is used or nearly over. */
export function passkeyChallenges(keys: Keys, chance: Pick<Chance, "token">): PasskeyChallenges {
  return {
    current: async (place) => {
      for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
        const live = (await put(keys, place, chance.token())) ?? (await find(keys, place));
        if (live !== null) return live;
        // The one that was in the way was answered between the two statements.
      }
      throw new Error("a challenge finds no place");
    },
    consume: async (place) => {
      const [row] = await keys.database.passkeyChallenge.updateManyAndReturn({
        where: { ...placeOf(keys, place), consumedAt: null, expiresAt: { gt: toDate(place.now) } },
        data: { consumedAt: toDate(place.now) },
        select: { challenge: true },
      });
      return row?.challenge ?? null;
    },
  };
}

/** Puts a challenge into its place; `null` when a live one with time enough is there. */
async function put(keys: Keys, place: ChallengePlace, challenge: string): Promise<LiveChallenge | null> {
  const { purpose, placeKey } = placeOf(keys, place);
  const { now } = place;
  const times = [now, now + CHALLENGE_LIFETIME_MS, now + TIME_TO_ANSWER_MS].map(toDate);
  const { rows } = await keys.prepared<Row>(PUT, [purpose, placeKey, challenge, ...times]);
  return rows[0] === undefined ? null : liveOf(rows[0]);
}

async function find(keys: Keys, place: ChallengePlace): Promise<LiveChallenge | null> {
  const { purpose, placeKey } = placeOf(keys, place);
  const { rows } = await keys.prepared<Row>(FIND, [purpose, placeKey, toDate(place.now)]);
  return rows[0] === undefined ? null : liveOf(rows[0]);
}

const liveOf = ({ challenge, expiresAt }: Row): LiveChallenge => ({ challenge, expiresAt: toInstant(expiresAt) });

function placeOf({ hash }: Pick<Keys, "hash">, { purpose, flowId }: ChallengePlace) {
  return { purpose, placeKey: hash.of("flow-id", `passkey:${purpose}:${flowId}`) };
}
