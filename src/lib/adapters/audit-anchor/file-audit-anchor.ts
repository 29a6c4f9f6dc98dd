import { open } from "node:fs/promises";
import type { AuditAnchor } from "#lib/ports/audit-digests.ts";
import type { Log } from "#lib/ports/log.ts";

/**
 * Anchors digests as lines of JSON at the end of a file, on disk before it resolves. The file belongs where whoever administers the
 * database cannot write. A line begins on a new one, whatever a death left before it. The log says that a day was closed, without the digest.
 */
export function fileAuditAnchor(path: string, log: Log): AuditAnchor {
  return {
    publish: async (digest) => {
      const file = await open(path, "a", 0o640);
      try {
        await file.appendFile(`\n${JSON.stringify(digest)}\n`);
        await file.datasync();
      } finally {
        await file.close();
      }
      log.info("audit.day_closed", { day: digest.day, entries: digest.entries });
    },
  };
}
