import type { PreparedStatement } from "./prepared.ts";

/** What is done to consents and to the record of releases; each is one statement. */
export const CONSENT_STATEMENTS = {
  find: {
    name: "consent-find",
    text: "SELECT claims, refused FROM consent WHERE account_id = $1 AND client_id = $2",
  },
  // The newest answer counts, whichever way; two tabs that answer at once lose nothing of either but where they differ.
  remember: {
    name: "consent-remember",
    text: `INSERT INTO consent (account_id, client_id, scopes, claims, refused, granted_at)
      VALUES ($1, $2, $3, $4, $5, $6)
      ON CONFLICT (account_id, client_id) DO UPDATE SET
        scopes = ARRAY(SELECT DISTINCT unnest(consent.scopes || excluded.scopes) ORDER BY 1),
        claims = ARRAY(SELECT DISTINCT name FROM unnest(consent.claims || excluded.claims) AS name
          WHERE name <> ALL (excluded.refused) ORDER BY 1),
        refused = ARRAY(SELECT DISTINCT name FROM unnest(consent.refused || excluded.refused) AS name
          WHERE name <> ALL (excluded.claims) ORDER BY 1),
        granted_at = excluded.granted_at
      RETURNING claims, refused`,
  },
  // The consent is held for the moment of the release, so that a withdrawal comes before or after it and never between.
  release: {
    name: "consent-release",
    text: `WITH covered AS (
        SELECT ARRAY(SELECT name FROM unnest($3::text[]) AS name WHERE name = ANY (consent.claims) ORDER BY 1) AS claims
        FROM consent WHERE account_id = $1 AND client_id = $2 FOR KEY SHARE),
      recorded AS (
        INSERT INTO data_release (account_id, client_id, day, claims, first_at, last_at, times)
        SELECT $1::uuid, $2, $4, claims, $5::timestamptz, $5::timestamptz, 1 FROM covered
        ON CONFLICT (account_id, client_id, day) DO UPDATE SET
          claims = ARRAY(SELECT DISTINCT unnest(data_release.claims || excluded.claims) ORDER BY 1),
          first_at = least(data_release.first_at, excluded.first_at),
          last_at = greatest(data_release.last_at, excluded.last_at),
          times = data_release.times + 1)
      SELECT claims FROM covered`,
  },
} as const satisfies Record<string, PreparedStatement>;
