import type { AuditEventName } from "#lib/domain/audit-event.ts";
import type { Instant } from "#lib/domain/result.ts";
import type { Consent as Row } from "#lib/generated/prisma/client.ts";
import type { Consent, ConsentStore } from "#lib/ports/consent-store.ts";
import type { Effects } from "#lib/ports/effects.ts";
import { toDate } from "./dates.ts";
import type { Storage } from "./storage.ts";
import { writeTogether } from "./write-together.ts";

function audited(event: AuditEventName, { accountId, clientId, scopes }: Consent, at: Instant): Effects {
  const details = { client: clientId, scopes: [...scopes].sort().join(" ") };
  return { messages: [], audit: [{ event, accountId, at, details }] };
}

const SCOPES = {
  name: "consent-scopes",
  text: "SELECT scopes FROM consent WHERE account_id = $1 AND client_id = $2",
};
/** One statement, so that two tabs that agree at once lose nothing of either. */
const REMEMBER = {
  name: "consent-remember",
  text: `INSERT INTO consent (account_id, client_id, scopes, granted_at) VALUES ($1, $2, $3, $4)
    ON CONFLICT (account_id, client_id) DO UPDATE
    SET scopes = ARRAY(SELECT DISTINCT unnest(consent.scopes || excluded.scopes) ORDER BY 1), granted_at = excluded.granted_at`,
};

/** Consents in PostgreSQL. */
export function consentStore(storage: Storage): ConsentStore {
  return {
    async scopesOf(accountId, clientId) {
      const { rows } = await storage.prepared<Pick<Row, "scopes">>(SCOPES, [accountId, clientId]);
      return rows[0]?.scopes ?? [];
    },
    async remember(consent, now) {
      const { accountId, clientId, scopes } = consent;
      const values = [accountId, clientId, scopes, toDate(now)];
      await writeTogether(storage, [{ statement: REMEMBER, values }], audited("consent.granted", consent, now));
    },
    async recordDenial(consent, now) {
      await writeTogether(storage, [], audited("consent.denied", consent, now));
    },
  };
}
