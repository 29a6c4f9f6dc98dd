import { z } from "zod";
import type { Transaction } from "./prisma.ts";
import type { Storage } from "./storage.ts";

type Keys = Pick<Storage, "hash" | "cipher">;

/** Whose sessions end, and which one stays: a `sid` as the account area knows it, or `null` for none. */
export type EndedSessions = { readonly accountId: string; readonly exceptSid: string | null };

const sealedRecord = z.object({ sealed: z.string() });
const session = z.object({
  authorizations: z
    .record(z.string(), z.object({ sid: z.string().optional(), grantId: z.string().optional() }))
    .default({}),
});

/**
 * Ends an account's sessions in a transaction: the single sign-on sessions, and all that was granted in them to sites (codes, access
 * and refresh tokens, grants), and the account area's own. Of the spared session everything stays.
 */
export async function endSessions(keys: Keys, transaction: Transaction, ended: EndedSessions): Promise<void> {
  const { accountId, exceptSid } = ended;
  const spared = exceptSid === null ? NOTHING : await sparedRecords(keys, transaction, { accountId, exceptSid });
  const [sessions, grants] = [{ notIn: [...spared.sessions] }, { notIn: [...spared.grants] }];
  await transaction.oidcRecord.deleteMany({
    where: {
      accountId,
      OR: [
        { model: "Session", id: sessions },
        { model: "Grant", id: grants },
        // Said twice, since SQL finds a missing grant id neither in a list nor out of it.
        { model: { notIn: ["Session", "Grant"] }, OR: [{ grantId: null }, { grantId: grants }] },
      ],
    },
  });
  const otherSid = exceptSid === null ? {} : { OR: [{ sid: null }, { sid: { not: exceptSid } }] };
  await transaction.accountSession.deleteMany({ where: { accountId, ...otherSid } });
}

type Spared = { readonly sessions: readonly string[]; readonly grants: readonly string[] };
const NOTHING: Spared = { sessions: [], grants: [] };

/** The stored keys of the session that has this `sid` at some site, and of the grants made in it. */
async function sparedRecords(
  { hash, cipher }: Keys,
  transaction: Transaction,
  { accountId, exceptSid }: { readonly accountId: string; readonly exceptSid: string },
): Promise<Spared> {
  const rows = await transaction.oidcRecord.findMany({ where: { model: "Session", accountId } });
  const opened = rows.map((row) => {
    const { sealed } = sealedRecord.parse(row.payload);
    const { authorizations } = session.parse(JSON.parse(cipher.open("oidc.Session", sealed)));
    return { id: row.id, sites: Object.values(authorizations) };
  });
  const spared = opened.filter(({ sites }) => sites.some(({ sid }) => sid === exceptSid));
  const grants = spared.flatMap(({ sites }) => sites.map(({ grantId }) => grantId)).filter((id) => id !== undefined);
  return { sessions: spared.map(({ id }) => id), grants: grants.map((id) => hash.of("oidc-id", `Grant:${id}`)) };
}
