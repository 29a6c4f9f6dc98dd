import type { FoundingSecrets } from "#lib/ports/founding-secrets.ts";
import { toDate } from "./dates.ts";
import type { Database } from "./prisma.ts";

/** Founding fingerprints in PostgreSQL; the portal's role can add one, and neither change nor remove it. */
export function foundingSecrets(database: Database): FoundingSecrets {
  return {
    foundedOn: async (name, fingerprint, now) => {
      const row = { name, fingerprint, foundedAt: toDate(now) };
      await database.foundingSecret.createMany({ data: [row], skipDuplicates: true });
      const kept = await database.foundingSecret.findUniqueOrThrow({ where: { name } });
      return kept.fingerprint;
    },
  };
}
