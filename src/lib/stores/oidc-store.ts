import type { PrismaClient, OidcRecord as Row } from "#lib/generated/prisma/client.ts";
import type { FieldCipher } from "#lib/ports/field-cipher.ts";
import type { KeyedHash } from "#lib/ports/keyed-hash.ts";
import type { FoundOidcRecord, OidcRecord, OidcStore } from "#lib/ports/oidc-store.ts";

type Keys = { readonly hash: KeyedHash; readonly cipher: FieldCipher };

const date = (milliseconds: number | null): Date | null => (milliseconds === null ? null : new Date(milliseconds));
const unexpired = () => ({ OR: [{ expiresAt: null }, { expiresAt: { gt: new Date() } }] });

function sealedPayload(value: unknown): string {
  if (typeof value === "object" && value !== null && "sealed" in value && typeof value.sealed === "string") {
    return value.sealed;
  }
  throw new Error("an OpenID record is not sealed");
}

function parsePayload(text: string): Readonly<Record<string, unknown>> {
  const parsed: unknown = JSON.parse(text);
  if (typeof parsed !== "object" || parsed === null) throw new Error("an OpenID record is not an object");
  return Object.fromEntries(Object.entries(parsed));
}

/**
 * The provider's things in PostgreSQL. Ids and uids are keyed hashes that include the model; payloads are sealed for their model,
 * since they hold session ids and what a site wrote into `login_hint`.
 */
export function oidcStore(database: PrismaClient, { hash, cipher }: Keys): OidcStore {
  const key = (model: string, id: string): string => hash.of("oidc-id", `${model}:${id}`);

  const columns = (model: string, record: OidcRecord) => ({
    payload: { sealed: cipher.seal(`oidc.${model}`, JSON.stringify(record.payload)) },
    grantId: record.grantId === null ? null : hash.of("oidc-id", `Grant:${record.grantId}`),
    uid: record.uid === null ? null : key(model, record.uid),
    accountId: record.accountId,
    expiresAt: date(record.expiresAt),
  });

  const found = (row: Row): FoundOidcRecord => ({
    payload: parsePayload(cipher.open(`oidc.${row.model}`, sealedPayload(row.payload))),
    grantId: row.grantId,
    uid: row.uid,
    accountId: row.accountId,
    expiresAt: row.expiresAt?.getTime() ?? null,
    consumedAt: row.consumedAt?.getTime() ?? null,
  });

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
    async remove(model, id) {
      await database.oidcRecord.deleteMany({ where: { model, id: key(model, id) } });
    },
    async removeByGrant(grantId, model) {
      const byGrant = { grantId: hash.of("oidc-id", `Grant:${grantId}`) };
      const itself = { model: "Grant", id: key("Grant", grantId) };
      await database.oidcRecord.deleteMany({
        where: model === undefined ? { OR: [byGrant, itself] } : { model, ...byGrant },
      });
    },
  };
}
