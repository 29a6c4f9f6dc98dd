import type { OidcRecord as Row } from "#lib/generated/prisma/client.ts";
import { type PreparedStatement, selectAs } from "./prepared.ts";

const COLUMNS: Readonly<Record<keyof Row, string>> = {
  model: "model",
  id: "id",
  payload: "payload",
  grantId: "grant_id",
  uid: "uid",
  sessionUid: "session_uid",
  accountId: "account_id",
  consumedAt: "consumed_at",
  expiresAt: "expires_at",
};
const SELECT = selectAs("oidc_record", COLUMNS);

/** Whether a record has not expired at the moment of this value. */
const livingAt = (value: string): string => `(expires_at IS NULL OR expires_at > ${value})`;

const INSERT = `INSERT INTO oidc_record (model, id, payload, grant_id, uid, session_uid, account_id, expires_at)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT (model, id)`;

/** The records of these names: `$1` the models, `$2` the ids beside them. */
const NAMED = "SELECT * FROM unnest($1::text[], $2::text[]) AS named (model, id) JOIN oidc_record USING (model, id)";

/** A living session under one of these. */
const LIVING_SESSION = "model = 'Session' AND consumed_at IS NULL";

/** What a session's row becomes. */
const SESSION_VALUES = "payload = $2, uid = $3, account_id = $4, expires_at = $5";

/** What is done to the provider's records; each is one statement. */
export const OIDC_STATEMENTS = {
  put: {
    name: "oidc-put",
    text: `${INSERT} DO UPDATE SET payload = excluded.payload, grant_id = excluded.grant_id, uid = excluded.uid,
      session_uid = excluded.session_uid, account_id = excluded.account_id, expires_at = excluded.expires_at`,
  },
  putOnce: { name: "oidc-put-once", text: `${INSERT} DO NOTHING` },
  find: {
    name: "oidc-find",
    text: `${SELECT} WHERE model = $1 AND id = $2 AND ${livingAt("$3")}`,
  },
  findByUid: {
    name: "oidc-find-by-uid",
    text: `${SELECT} WHERE model = $1 AND uid = $2 AND ${livingAt("$3")}`,
  },
  consume: {
    name: "oidc-consume",
    text: `UPDATE oidc_record SET consumed_at = $3 WHERE model = $1 AND id = $2 AND consumed_at IS NULL AND ${livingAt("$3")}`,
  },
  prolong: {
    name: "oidc-prolong",
    text: `UPDATE oidc_record SET expires_at = $4
      WHERE model = $1 AND id = $2 AND consumed_at IS NULL AND expires_at > $3 AND expires_at < $4`,
  },
  remove: { name: "oidc-remove", text: "DELETE FROM oidc_record WHERE model = $1 AND id = $2" },
  removeByGrant: {
    name: "oidc-remove-by-grant",
    text: "DELETE FROM oidc_record WHERE grant_id = $1 OR (model = 'Grant' AND id = $1)",
  },
  removeModelByGrant: {
    name: "oidc-remove-model-by-grant",
    text: "DELETE FROM oidc_record WHERE model = $1 AND grant_id = $2",
  },
  load: {
    name: "oidc-load",
    text: `${SELECT} WHERE ${livingAt("$3")} AND (model, id) IN (SELECT unnest($1::text[]), unnest($2::text[]))
      UNION ALL ${SELECT} WHERE ${livingAt("$3")} AND model = 'Grant' AND id IN (SELECT grant_id FROM (${NAMED}) AS origin)
      UNION ALL ${SELECT} WHERE ${livingAt("$3")} AND model = 'Session' AND uid IN (SELECT session_uid FROM (${NAMED}) AS origin)`,
  },
  replaceSession: {
    name: "oidc-replace-session",
    text: `WITH replaced AS (
        UPDATE oidc_record SET ${SESSION_VALUES} WHERE ${LIVING_SESSION} AND id = $1 RETURNING id)
      INSERT INTO oidc_record (model, id, payload, uid, account_id, expires_at)
      SELECT 'Session', $1, $2, $3, $4, $5 WHERE NOT EXISTS (SELECT FROM replaced) ON CONFLICT DO NOTHING`,
  },
  moveUnchangedSession: {
    name: "oidc-move-unchanged-session",
    text: `UPDATE oidc_record SET id = $1, ${SESSION_VALUES} WHERE ${LIVING_SESSION} AND id = $6 AND payload = $7::jsonb`,
  },
  findSession: {
    name: "oidc-find-session",
    text: `${SELECT} WHERE model = 'Session' AND id = $1 AND consumed_at IS NULL AND expires_at > $2`,
  },
  findSessionByUid: {
    name: "oidc-find-session-by-uid",
    text: `${SELECT} WHERE model = 'Session' AND uid = $1 AND consumed_at IS NULL AND expires_at > $2`,
  },
} as const satisfies Record<string, PreparedStatement>;
