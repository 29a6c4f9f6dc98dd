import type { OidcRecord as Row } from "#lib/generated/prisma/client.ts";
import { type PreparedStatement, selectAs } from "./prepared.ts";

const SELECT = selectAs<keyof Row>("oidc_record", {
  model: "model",
  id: "id",
  payload: "payload",
  grantId: "grant_id",
  uid: "uid",
  accountId: "account_id",
  consumedAt: "consumed_at",
  expiresAt: "expires_at",
});

/** Whether a record has not expired at the moment of this value. */
const livingAt = (value: string): string => `(expires_at IS NULL OR expires_at > ${value})`;

const INSERT = `INSERT INTO oidc_record (model, id, payload, grant_id, uid, account_id, expires_at)
  VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (model, id)`;

/** What is done to the provider's records; each is one statement. */
export const OIDC_STATEMENTS = {
  put: {
    name: "oidc-put",
    text: `${INSERT} DO UPDATE SET payload = excluded.payload, grant_id = excluded.grant_id, uid = excluded.uid,
      account_id = excluded.account_id, expires_at = excluded.expires_at`,
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
  findSession: {
    name: "oidc-find-session",
    text: `${SELECT} WHERE model = 'Session' AND id = $1 AND consumed_at IS NULL AND expires_at > $2`,
  },
  findSessionByUid: {
    name: "oidc-find-session-by-uid",
    text: `${SELECT} WHERE model = 'Session' AND uid = $1 AND consumed_at IS NULL AND expires_at > $2`,
  },
} as const satisfies Record<string, PreparedStatement>;
