import type { PrismaClient } from "#lib/generated/prisma/client.ts";
import type { OidcStore } from "#lib/ports/oidc-store.ts";
import { type OidcKeys, oidcRows } from "./oidc-row.ts";

const unexpired = () => ({ OR: [{ expiresAt: null }, { expiresAt: { gt: new Date() } }] });

/**
 * The provider's things in PostgreSQL. Ids and uids are keyed hashes that include the model; payloads are sealed for their model,
 * since they hold session ids and what a site wrote into `login_hint`.
 */
export function oidcStore(database: PrismaClient, keys: OidcKeys): OidcStore {
  const { key, grantKey, columns, found } = oidcRows(keys);

  return {
    async put(model, id, record) {
      const at = { model, id: key(model, id) };
      const values = columns(model, record);
      await database.oidcRecord.upsert({ where: { model_id: at }, create: { ...at, ...values }, update: values });
    },
    async putOnce(model, id, record) {
      const data = [{ model, id: key(model, id), ...columns(model, record) }];
      return (await database.oidcRecord.createMany({ data, skipDuplicates: true })).count === 1;
    },
    async find(model, id) {
      const row = await database.oidcRecord.findFirst({ where: { model, id: key(model, id), ...unexpired() } });
      return row === null ? null : found(row);
    },
    async findByUid(model, uid) {
      const row = await database.oidcRecord.findFirst({ where: { model, uid: key(model, uid), ...unexpired() } });
      return row === null ? null : found(row);
    },
    async consume(model, id) {
      const { count } = await database.oidcRecord.updateMany({
        where: { model, id: key(model, id), consumedAt: null, ...unexpired() },
        data: { consumedAt: new Date() },
      });
      return count === 1;
    },
    prolong: (model, id, until) => prolong(database, { model, id: key(model, id) }, new Date(until)),
    async remove(model, id) {
      await database.oidcRecord.deleteMany({ where: { model, id: key(model, id) } });
    },
    async removeByGrant(grantId, model) {
      const byGrant = { grantId: grantKey(grantId) };
      const itself = { model: "Grant", id: key("Grant", grantId) };
      await database.oidcRecord.deleteMany({
        where: model === undefined ? { OR: [byGrant, itself] } : { model, ...byGrant },
      });
    },
  };
}

type RecordKey = { readonly model: string; readonly id: string };

async function prolong({ oidcRecord }: PrismaClient, { model, id }: RecordKey, until: Date): Promise<void> {
  const isOpenAndEarlier = { consumedAt: null, expiresAt: { gt: new Date(), lt: until } };
  await oidcRecord.updateMany({ where: { model, id, ...isOpenAndEarlier }, data: { expiresAt: until } });
}
