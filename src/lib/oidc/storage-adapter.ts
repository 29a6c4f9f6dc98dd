import type { Adapter, AdapterPayload } from "oidc-provider";
import { errors, Provider } from "oidc-provider";
import type { ClientStore } from "#lib/ports/client-store.ts";
import type { FoundOidcRecord, OidcRecord, OidcStore } from "#lib/ports/oidc-store.ts";
import type { SignOnStore } from "#lib/ports/sign-on-store.ts";
import { LIFETIME_SECONDS } from "./lifetimes.ts";

/** What the provider's storage needs. */
export type StoragePorts = {
  readonly records: OidcStore;
  readonly signOns: SignOnStore;
  readonly clients: ClientStore;
};

const PUSHED_REQUEST = "PushedAuthorizationRequest";

const text = (value: unknown): string | null => (typeof value === "string" ? value : null);

/** The id is not stored, except a session's: it is found by its uid too, and then has to know its id. Payloads are sealed. */
function withoutId(model: string, payload: AdapterPayload): OidcRecord["payload"] {
  const { jti, ...rest } = payload;
  return model === "Session" ? { jti, ...rest } : rest;
}

/** Whose record it is: the person of an answered sign-in too, so that the end of all sessions ends one that was not gone on with. */
function ownerOf({ accountId, result }: AdapterPayload): string | null {
  return text(accountId) ?? text(result?.login?.accountId);
}

function recordOf(model: string, payload: AdapterPayload, expiresIn: number | undefined): OidcRecord {
  return {
    payload: withoutId(model, payload),
    grantId: text(payload.grantId),
    uid: text(payload.uid),
    accountId: ownerOf(payload),
    expiresAt: expiresIn === undefined ? null : Date.now() + expiresIn * 1000,
  };
}

/**
 * The library gives an interaction all the time that may ever be asked for; it is stored for the time that it has without asking. A pushed
 * request is used up at the end of the interaction that it began, so it is remembered until then; it begins none after `expiresIn`.
 */
function keptFor(model: string, expiresIn: number | undefined): number | undefined {
  if (expiresIn === undefined) return undefined;
  if (model === "Interaction") return Math.min(expiresIn, LIFETIME_SECONDS.interaction);
  return model === PUSHED_REQUEST ? expiresIn + LIFETIME_SECONDS.interactionMaximum : expiresIn;
}

/** An interaction's end is the record's, which may have been put off; its payload was sealed before. */
function endOf(model: string, { expiresAt }: FoundOidcRecord): { readonly exp?: number } {
  return model === "Interaction" && expiresAt !== null ? { exp: Math.floor(expiresAt / 1000) } : {};
}

/** Adds what stands beside the payload: the mark of use. */
function withUse({ payload, consumedAt }: FoundOidcRecord): AdapterPayload {
  return consumedAt === null ? { ...payload } : { ...payload, consumed: Math.floor(consumedAt / 1000) };
}

/** Refuses who came second with a one-time thing; for a code or token it also revokes the grant for everybody (RFC 6749 §4.1.2). */
async function refuseReuse(records: OidcStore, model: string, id: string): Promise<never> {
  if (model === PUSHED_REQUEST) throw new errors.InvalidRequestUri("request_uri was already used");
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
      const record = recordOf(model, payload, keptFor(model, expiresIn));
      if (model !== "ReplayDetection") return records.put(model, id, record);
      const isFirst = await records.putOnce(model, id, record);
      if (!isFirst) throw new errors.InvalidRequest("the assertion was used before");
    },
    async find(id) {
      const record = await records.find(model, id);
      return record === null ? undefined : { ...withUse(record), ...endOf(model, record), jti: id };
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

/**
 * The library gives a session a new id by destroying the old one and putting the new; here that is one move, and the session does not
 * end. Its types do not name the old id.
 */
function renaming(): { readonly from: string; readonly to: string } | null {
  const session = Provider.ctx?.oidc.session;
  const from = session === undefined ? null : text(Reflect.get(session, "oldId"));
  return session === undefined || from === null ? null : { from, to: session.jti };
}

function sessionAdapter(signOns: SignOnStore, others: Adapter): Adapter {
  return {
    ...others,
    async upsert(id, payload, expiresIn) {
      const record = recordOf("Session", payload, expiresIn);
      const ids = renaming();
      return ids?.to === id ? signOns.move(ids, record) : signOns.put(id, record);
    },
    async find(id) {
      const record = await signOns.find(id);
      return record === null ? undefined : { ...record.payload, jti: id };
    },
    async findByUid(uid) {
      const record = await signOns.findByUid(uid);
      return record === null ? undefined : { ...record.payload };
    },
    async destroy(id) {
      if (renaming()?.from !== id) await signOns.signOut(id);
    },
  };
}

/** The provider's storage: one adapter for each of its models (identity-products §5). */
export function storageAdapter({ records, signOns, clients }: StoragePorts): (model: string) => Adapter {
  return (model) => {
    if (model === "Client") return clientAdapter(clients);
    const adapter = recordAdapter(records, model);
    return model === "Session" ? sessionAdapter(signOns, adapter) : adapter;
  };
}
