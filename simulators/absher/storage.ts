import type { Adapter, AdapterPayload } from "oidc-provider";

const LIMIT = 5_000;
/** Of what has no end of its own. */
const LIFETIME_SECONDS = 3_600;

/** What the simulated Absher remembers, in memory: the newest 5,000 records, each until its time is over. */
export function memoryStorage(): (model: string) => Adapter {
  const records = new Map<string, { readonly payload: AdapterPayload; readonly until: number }>();
  const live = (key: string): AdapterPayload | undefined => {
    const record = records.get(key);
    return record !== undefined && Date.now() < record.until ? record.payload : undefined;
  };
  const put = (key: string, payload: AdapterPayload, expiresInSeconds = LIFETIME_SECONDS): void => {
    records.delete(key);
    records.set(key, { payload, until: Date.now() + expiresInSeconds * 1_000 });
    const oldest = records.keys().next();
    if (records.size > LIMIT && !oldest.done) records.delete(oldest.value);
  };
  const findWhere = (model: string, isMeant: (payload: AdapterPayload) => boolean): AdapterPayload | undefined => {
    const key = [...records.keys()].find((each) => {
      const payload = each.startsWith(`${model}:`) ? live(each) : undefined;
      return payload !== undefined && isMeant(payload);
    });
    return key === undefined ? undefined : live(key);
  };
  return (model) => ({
    upsert: async (id, payload, expiresIn) => put(`${model}:${id}`, payload, expiresIn),
    find: async (id) => live(`${model}:${id}`),
    findByUid: async (uid) => findWhere(model, (payload) => payload.uid === uid),
    findByUserCode: async (userCode) => findWhere(model, (payload) => payload.userCode === userCode),
    consume: async (id) => {
      const payload = live(`${model}:${id}`);
      if (payload !== undefined) payload.consumed = Math.floor(Date.now() / 1_000);
    },
    destroy: async (id) => void records.delete(`${model}:${id}`),
    revokeByGrantId: async (grantId) => {
      for (const [key, { payload }] of records) if (payload.grantId === grantId) records.delete(key);
    },
  });
}
