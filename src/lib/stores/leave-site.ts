import type { OidcRecord as Row } from "#lib/generated/prisma/client.ts";
import type { ConsentOwner } from "#lib/ports/consent-store.ts";
import { oidcRows } from "./oidc-row.ts";
import type { Transaction } from "./prisma.ts";
import { SESSION, sitesIn, tellOfEnd } from "./sign-on-session.ts";
import type { Storage } from "./storage.ts";

/**
 * Ends all that a person has at one site, in a transaction: its part of every single sign-on session, of which it is told, and its grants with
 * their codes and tokens. The sessions themselves and the other sites stay.
 */
export async function leaveSite(storage: Storage, transaction: Transaction, owner: ConsentOwner): Promise<void> {
  await leaveSessions(storage, transaction, owner);
  await removeGrants(storage, transaction, owner);
}

async function leaveSessions(storage: Storage, transaction: Transaction, owner: ConsentOwner): Promise<void> {
  const { accountId, clientId } = owner;
  const { open, seal } = oidcRows(storage);
  const sessions = await transaction.$queryRaw<Pick<Row, "id" | "payload">[]>`
    SELECT id, payload FROM oidc_record
    WHERE model = ${SESSION} AND account_id = ${accountId} AND consumed_at IS NULL ORDER BY id FOR UPDATE`;
  for (const { id, payload } of sessions) {
    const opened = open({ model: SESSION, payload });
    const [site] = sitesIn(opened).filter((part) => part.clientId === clientId);
    if (site === undefined) continue;
    const left = { ...opened, authorizations: without(opened.authorizations, clientId) };
    await transaction.oidcRecord.updateMany({ where: { model: SESSION, id }, data: { payload: seal(SESSION, left) } });
    await tellOfEnd(storage, transaction, [{ accountId, sites: [site] }]);
  }
}

function without(authorizations: unknown, clientId: string): Readonly<Record<string, unknown>> {
  const entries = typeof authorizations === "object" && authorizations !== null ? Object.entries(authorizations) : [];
  return Object.fromEntries(entries.filter(([site]) => site !== clientId));
}

/** A grant's site is inside its seal: the person's are opened, of which there are few. */
async function removeGrants(storage: Storage, transaction: Transaction, owner: ConsentOwner): Promise<void> {
  const { open } = oidcRows(storage);
  const grants = await transaction.oidcRecord.findMany({
    where: { model: "Grant", accountId: owner.accountId },
    select: { id: true, payload: true },
  });
  const own = grants
    .filter(({ payload }) => open({ model: "Grant", payload }).clientId === owner.clientId)
    .map(({ id }) => id);
  if (own.length === 0) return;
  await transaction.oidcRecord.deleteMany({
    where: { OR: [{ grantId: { in: own } }, { model: "Grant", id: { in: own } }] },
  });
}
