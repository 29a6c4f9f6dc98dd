import type { OidcRecord as Row } from "#lib/generated/prisma/client.ts";
import type { OidcStore } from "#lib/ports/oidc-store.ts";
import { oidcRows } from "./oidc-row.ts";
import { OIDC_STATEMENTS } from "./oidc-statements.ts";
import type { Storage } from "./storage.ts";

/**
 * The provider's things in PostgreSQL, by prepared statements (decision 34). Ids and uids are keyed hashes that include the model; payloads
 * are sealed for their model, since they hold session ids and what a site wrote into `login_hint`.
 */
export function oidcStore(storage: Pick<Storage, "hash" | "cipher" | "prepared">): OidcStore {
  const { key, grantKey, found, values } = oidcRows(storage);
  const { put, putOnce, find, findByUid, consume, prolong, remove, removeByGrant, removeModelByGrant } =
    OIDC_STATEMENTS;
  const run = storage.prepared;

  const first = async (statement: typeof find | typeof findByUid, model: string, id: string) => {
    const { rows } = await run<Row>(statement, [model, key(model, id), new Date()]);
    return rows[0] === undefined ? null : found(rows[0]);
  };

  return {
    put: async (model, id, record) => void (await run(put, values(model, id, record))),
    putOnce: async (model, id, record) => (await run(putOnce, values(model, id, record))).count === 1,
    find: (model, id) => first(find, model, id),
    findByUid: (model, uid) => first(findByUid, model, uid),
    consume: async (model, id) => (await run(consume, [model, key(model, id), new Date()])).count === 1,
    prolong: async (model, id, until) =>
      void (await run(prolong, [model, key(model, id), new Date(), new Date(until)])),
    remove: async (model, id) => void (await run(remove, [model, key(model, id)])),
    removeByGrant: async (grantId, model) => {
      const grant = grantKey(grantId);
      await (model === undefined ? run(removeByGrant, [grant]) : run(removeModelByGrant, [model, grant]));
    },
  };
}
