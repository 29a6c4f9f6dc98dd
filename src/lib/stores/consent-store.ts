import type { AuditEventName } from "#lib/domain/audit-event.ts";
import type { Instant } from "#lib/domain/result.ts";
import { accept } from "#lib/domain/result.ts";
import type { Consent, ConsentStore } from "#lib/ports/consent-store.ts";
import type { Effects } from "#lib/ports/effects.ts";
import { toDate } from "./dates.ts";
import type { Storage } from "./storage.ts";
import { transact } from "./transaction.ts";

function audited(event: AuditEventName, { accountId, clientId, scopes }: Consent, at: Instant): Effects {
  const details = { client: clientId, scopes: [...scopes].sort().join(" ") };
  return { messages: [], audit: [{ event, accountId, at, details }] };
}

/** Consents in PostgreSQL. */
export function consentStore(storage: Storage): ConsentStore {
  return {
    async scopesOf(accountId, clientId) {
      const where = { accountId_clientId: { accountId, clientId } };
      return (await storage.database.consent.findUnique({ where }))?.scopes ?? [];
    },
    async remember(consent, now) {
      const { accountId, clientId, scopes } = consent;
      await transact(storage, audited("consent.granted", consent, now), async (transaction) => {
        // One statement, so that two tabs that agree at once lose nothing of either.
        await transaction.$executeRaw`
          INSERT INTO consent (account_id, client_id, scopes, granted_at)
          VALUES (${accountId}::uuid, ${clientId}, ${[...scopes]}, ${toDate(now)})
          ON CONFLICT (account_id, client_id) DO UPDATE
          SET scopes = ARRAY(SELECT DISTINCT unnest(consent.scopes || excluded.scopes) ORDER BY 1), granted_at = excluded.granted_at`;
        return accept(null);
      });
    },
    async recordDenial(consent, now) {
      await transact(storage, audited("consent.denied", consent, now), async () => accept(null));
    },
  };
}
