import type { Adapter, AdapterPayload } from "oidc-provider";
import { errors } from "oidc-provider";
import type { ClientStore } from "#lib/ports/client-store.ts";
import type { FoundOidcRecord, OidcRecord, OidcStore } from "#lib/ports/oidc-store.ts";

/** What the provider's storage needs. */
export type StoragePorts = { readonly records: OidcStore; readonly clients: ClientStore };

const text = (value: unknown): string | null => (typeof value === "string" ? value : null);

/** The id is not stored, except a session's: it is found by its uid too, and then has to know its id. Payloads are sealed. */
function withoutId(model: string, payload: AdapterPayload): OidcRecord["payload"] {
  const { jti, ...rest } = payload;
  return model === "Session" ? { jti, ...rest } : rest;
}

function recordOf(model: string, payload: AdapterPayload, expiresIn: number | undefined): OidcRecord {
  return {
    payload: withoutId(model, payload),
    grantId: text(payload.grantId),
    uid: text(payload.uid),
    accountId: text(payload.accountId),
    expiresAt: expiresIn === undefined ? null : Date.now() + expiresIn * 1000,
  };
}

/** Adds what stands beside the payload: the mark of use. */
function withUse({ payload, consumedAt }: FoundOidcRecord): AdapterPayload {
  return consumedAt === null ? { ...payload } : { ...payload, consumed: Math.floor(consumedAt / 1000) };
}

/** Refuses who came second with a one-time code or token, and revokes the grant for everybody (RFC 6749 §4.1.2). */
async function refuseReuse(records: OidcStore, model: string, id: string): Promise<never> {
  const record = await records.find(model, id);
  const grantId = text(record?.payload.grantId);
  if (grantId !== null) await records.removeByGrant(grantId);
  throw new errors.InvalidGrant(`${model} was used before`);
}

/** The provider's `Client` model reads registered relying parties; they are written by the command line only. */
function clientAdapter(clients: ClientStore): Adapter {
  const readOnly = async (): Promise<never> => {
    throw new Error("clients are not written through the provider");
  };
  return {
    find: async (id) => (await clients.find(id)) ?? undefined,
    upsert: readOnly,
    consume: readOnly,
    destroy: readOnly,
    revokeByGrantId: readOnly,
    findByUid: async () => undefined,
    findByUserCode: async () => undefined,
  };
}

function recordAdapter(records: OidcStore, model: string): Adapter {
  return {
    async upsert(id, payload, expiresIn) {
      const record = recordOf(model, payload, expiresIn);
      if (model !== "ReplayDetection") return records.put(model, id, record);
      const isFirst = await records.putOnce(model, id, record);
      if (!isFirst) throw new errors.InvalidRequest("the assertion was used before");
    },
    async find(id) {
      const record = await records.find(model, id);
      return record === null ? undefined : { ...withUse(record), jti: id };
    },
    async findByUid(uid) {
      const record = await records.findByUid(model, uid);
      return record === null ? undefined : withUse(record);
    },
    async consume(id) {
      const isFirst = await records.consume(model, id);
      if (!isFirst) await refuseReuse(records, model, id);
    },
    destroy: (id) => records.remove(model, id),
    revokeByGrantId: (grantId) => records.removeByGrant(grantId, model),
    findByUserCode: async () => undefined,
  };
}

/** The provider's storage: one adapter for each of its models (identity-products §5). */
export function storageAdapter({ records, clients }: StoragePorts): (model: string) => Adapter {
  return (model) => (model === "Client" ? clientAdapter(clients) : recordAdapter(records, model));
}
