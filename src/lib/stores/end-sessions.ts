import type { Instant } from "#lib/domain/result.ts";
import { Prisma } from "#lib/generated/prisma/client.ts";
import { oidcRows } from "./oidc-row.ts";
import type { Transaction } from "./prisma.ts";
import { endLockedSessions, lockSessions, SESSION, type SessionEnd } from "./sign-on-session.ts";
import type { Storage } from "./storage.ts";

/** Whose sessions end and why, and which one stays: a `sid` as the account area knows it, or `null` for none. */
export type EndedSessions = {
  readonly accountId: string;
  readonly exceptSid: string | null;
  readonly reason: SessionEnd;
  readonly at: Instant;
};

/**
 * Ends an account's sessions in a transaction: the single sign-on sessions, whose sites are told, and all that was granted in them to
 * sites (codes, access and refresh tokens, grants), and the account area's own. Of the spared session everything stays.
 */
export async function endSessions(storage: Storage, transaction: Transaction, ended: EndedSessions): Promise<void> {
  const { accountId, exceptSid, reason, at } = ended;
  const all = await lockSessions(storage, transaction, { where: Prisma.sql`account_id = ${accountId}` });
  const isSpared = ({ sites }: (typeof all)[number]) =>
    exceptSid !== null && sites.some(({ sid }) => sid === exceptSid);
  const sessions = all.filter((session) => !isSpared(session));
  await endLockedSessions(storage, transaction, { sessions, reason, at });

  const { grantKey } = oidcRows(storage);
  const spared = all.filter(isSpared).flatMap(({ sites }) => sites.map(({ grantId }) => grantId));
  const grants = { notIn: spared.filter((id) => id !== null).map(grantKey) };
  await transaction.oidcRecord.deleteMany({
    where: {
      accountId,
      OR: [
        { model: "Grant", id: grants },
        // Said twice, since SQL finds a missing grant id neither in a list nor out of it.
        { model: { notIn: [SESSION, "Grant"] }, OR: [{ grantId: null }, { grantId: grants }] },
      ],
    },
  });
  const otherSid = exceptSid === null ? {} : { OR: [{ sid: null }, { sid: { not: exceptSid } }] };
  await transaction.accountSession.deleteMany({ where: { accountId, ...otherSid } });
}
