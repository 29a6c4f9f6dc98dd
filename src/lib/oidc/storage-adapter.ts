import type { Adapter } from "oidc-provider";
import { errors, Provider } from "oidc-provider";
import { keptMs } from "#lib/domain/sessions/absolute-end.ts";
import { type CoarseDevice, coarseDevice } from "#lib/domain/sessions/coarse-device.ts";
import type { ClientStore } from "#lib/ports/client-store.ts";
import type { FoundOidcRecord, OidcRecord, OidcStore } from "#lib/ports/oidc-store.ts";
import type { OidcWork } from "#lib/ports/oidc-work.ts";
import type { SignOnStore } from "#lib/ports/sign-on-store.ts";
import { LIFETIME_SECONDS } from "./lifetimes.ts";
import type { RequestWork } from "./request-work.ts";
import { endOf, keptFor, PUSHED_REQUEST, recordOf, text, withUse } from "./stored-record.ts";

/** What the provider's storage needs. */
export type StoragePorts = {
  readonly records: OidcStore;
  readonly signOns: SignOnStore;
  readonly clients: ClientStore;
  readonly work: RequestWork;
};

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

/** Found in the request's work, which reads it when it has not yet; else where it is kept. */
async function findIn(
  { records, work }: Pick<StoragePorts, "records" | "work">,
  model: string,
  id: string,
): Promise<FoundOidcRecord | null> {
  const current = work.current();
  if (current === undefined) return records.find(model, id);
  const known = current.find({ model, id });
  if (known !== undefined) return known;
  await current.load([{ model, id }]);
  return current.find({ model, id }) ?? null;
}

/** Writes what the request has put so far, so that what follows meets it. */
const written = async (current: OidcWork | undefined): Promise<void> => current?.commit();

function recordAdapter(ports: Pick<StoragePorts, "records" | "work">, model: string): Adapter {
  const { records, work } = ports;
  return {
    async upsert(id, payload, expiresIn) {
      const record = recordOf(model, payload, keptFor(model, expiresIn));
      if (model === "ReplayDetection") return putOnce(records, id, record);
      const current = work.current();
      return current === undefined ? records.put(model, id, record) : current.put({ model, id }, record);
    },
    async find(id) {
      const record = await findIn(ports, model, id);
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
    async destroy(id) {
      const current = work.current();
      return current === undefined ? records.remove(model, id) : current.remove({ model, id });
    },
    async revokeByGrantId(grantId) {
      await written(work.current());
      await records.removeByGrant(grantId, model);
    },
    findByUserCode: async () => undefined,
  };
}

async function putOnce(records: OidcStore, id: string, record: OidcRecord): Promise<void> {
  const isFirst = await records.putOnce("ReplayDetection", id, record);
  if (!isFirst) throw new errors.InvalidRequest("the assertion was used before");
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

/** From what kind of browser a session was last used, and when: kept beside what the library keeps, which does not read it. */
function seenNow(): { readonly device: CoarseDevice; readonly lastUsedAt: number } {
  return { device: coarseDevice(Provider.ctx?.get("user-agent") ?? null), lastUsedAt: Date.now() };
}

/** When a person's session began: as its record says while it is the same person's; `null` while it is nobody's. */
function beginning(before: FoundOidcRecord | null, accountId: string | undefined): number | null {
  if (accountId === undefined) return null;
  const known = before?.payload.beganAt;
  return before?.accountId === accountId && typeof known === "number" ? known : Date.now();
}

function keptSeconds(wanted: number, beganAt: number): number {
  const limit = { beganAt, limitMs: LIFETIME_SECONDS.session * 1000 };
  return keptMs(wanted * 1000, limit, Date.now()) / 1000;
}

function sessionAdapter({ signOns, work }: Pick<StoragePorts, "signOns" | "work">, others: Adapter): Adapter {
  const put = async (id: string, record: OidcRecord): Promise<void> => {
    const ids = renaming();
    const moved = ids?.to === id ? ids : null;
    const current = work.current();
    if (current === undefined) return moved === null ? signOns.put(id, record) : signOns.move(moved, record);
    return moved === null ? current.putSession(id, record) : current.moveSession(moved, record);
  };
  const knownBefore = async (id: string): Promise<FoundOidcRecord | null> => {
    const current = work.current();
    return current === undefined ? signOns.find(id) : (current.find({ model: "Session", id }) ?? null);
  };
  const findNow = async (id: string): Promise<FoundOidcRecord | null> => {
    const current = work.current();
    if (current === undefined) return signOns.find(id);
    const known = current.find({ model: "Session", id });
    if (known !== undefined) return known;
    await current.load([{ model: "Session", id }]);
    return current.find({ model: "Session", id }) ?? null;
  };
  return {
    ...others,
    async upsert(id, payload, expiresIn) {
      const before = await knownBefore(renaming()?.from ?? id);
      const beganAt = beginning(before, payload.accountId);
      const seconds = beganAt === null || expiresIn === undefined ? expiresIn : keptSeconds(expiresIn, beganAt);
      await put(id, recordOf("Session", { ...payload, ...seenNow(), beganAt }, seconds));
    },
    async find(id) {
      const record = await findNow(id);
      return record === null ? undefined : { ...structuredClone(record.payload), jti: id };
    },
    async findByUid(uid) {
      const record = work.current()?.findSessionByUid(uid) ?? (await signOns.findByUid(uid));
      return record === null ? undefined : structuredClone(record.payload);
    },
    async destroy(id) {
      if (renaming()?.from === id) return;
      await written(work.current());
      await signOns.signOut(id);
    },
  };
}

/** The provider's storage: one adapter for each of its models (identity-products §5). */
export function storageAdapter(ports: StoragePorts): (model: string) => Adapter {
  return (model) => {
    if (model === "Client") return clientAdapter(ports.clients);
    const adapter = recordAdapter(ports, model);
    return model === "Session" ? sessionAdapter(ports, adapter) : adapter;
  };
}
