import { z } from "zod";
import type { AuditEvent, AuditEventName } from "#lib/domain/audit-event.ts";
import { accept, refuse } from "#lib/domain/result.ts";
import type { Consent as Row } from "#lib/generated/prisma/client.ts";
import type { ConsentOwner, ConsentStore, GivenConsent } from "#lib/ports/consent-store.ts";
import type { Effects } from "#lib/ports/effects.ts";
import { CONSENT_STATEMENTS } from "./consent-statements.ts";
import { toDate, toInstant } from "./dates.ts";
import { leaveSite } from "./leave-site.ts";
import type { Storage } from "./storage.ts";
import { transact } from "./transaction.ts";
import { writeTogether } from "./write-together.ts";

const sorted = (names: readonly string[]): readonly string[] => [...names].sort();
const listed = (names: readonly string[]): string => sorted(names).join(" ");

function audited(
  event: AuditEventName,
  owner: ConsentOwner,
  { at, details }: Pick<AuditEvent, "at" | "details">,
): Effects {
  const entry = { event, accountId: owner.accountId, at, details: { client: owner.clientId, ...details } };
  return { messages: [], audit: [entry] };
}

const givenConsent = z.object({ claims: z.array(z.string()), refused: z.array(z.string()) });

/** Consents in PostgreSQL. */
export function consentStore(storage: Storage): ConsentStore {
  const { prepared, database } = storage;
  return {
    async find({ accountId, clientId }) {
      const { rows } = await prepared<GivenConsent>(CONSENT_STATEMENTS.find, [accountId, clientId]);
      return rows[0] ?? null;
    },
    async list(accountId) {
      const rows = await database.consent.findMany({ where: { accountId }, orderBy: { clientId: "asc" } });
      return rows.map(({ clientId, claims, refused, grantedAt }: Row) => ({
        ...{ clientId, claims, refused },
        grantedAt: toInstant(grantedAt),
      }));
    },
    async remember(owner, { scopes, claims, refused }, now) {
      const details = { scopes: listed(scopes), claims: listed(claims), refused: listed(refused) };
      const values = [owner.accountId, owner.clientId, sorted(scopes), sorted(claims), sorted(refused), toDate(now)];
      const [remembered] =
        (await writeTogether(
          storage,
          [{ statement: CONSENT_STATEMENTS.remember, values }],
          audited("consent.granted", owner, { at: now, details }),
        )) ?? [];
      return givenConsent.parse(remembered?.rows[0]);
    },
    async recordDenial(owner, asked, now) {
      const effects = audited("consent.denied", owner, { at: now, details: { asked: listed(asked) } });
      await writeTogether(storage, [], effects);
    },
    async withdraw(owner, effects) {
      const withdrawn = await transact(storage, effects, async (transaction) => {
        // First of all, since a release holds this row for its moment: whoever is about to give data sees it gone, or is seen.
        const { count } = await transaction.consent.deleteMany({ where: owner });
        if (count === 0) return refuse({ code: "consent_missing" });
        await leaveSite(storage, transaction, owner);
        return accept(null);
      });
      return withdrawn.ok;
    },
  };
}
