import { join } from "node:path";

/** Where the audit log's digests are anchored: what the operator says, else beside the embedded database. */
export function auditAnchorFile(dataDir: string): string {
  return process.env.AUDIT_ANCHOR_FILE || join(dataDir, "audit-anchor.jsonl");
}
