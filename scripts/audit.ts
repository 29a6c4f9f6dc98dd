// Checks the audit log against its digests: `npm run audit -- verify`, with the portal stopped or running. Needs the right to read the log:
// the embedded database's owner, or MIGRATION_DATABASE_URL. Ends with 0 when nothing was changed, 1 when something was, 2 when it cannot tell.
import { existsSync, readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import pg from "pg";
import { auditAnchorFile } from "./audit/anchor-file.ts";
import { readAnchors, type Verification, verifyAudit } from "./audit/verify.ts";
import { attachDatabase } from "./database.ts";
import { readSettings } from "./world/settings.ts";

const USAGE = "Usage: npm run audit -- verify [--anchors FILE]";
const CANNOT_TELL = 2;

try {
  const { positionals, values } = parseArgs({ allowPositionals: true, options: { anchors: { type: "string" } } });
  if (positionals.join(" ") !== "verify") throw new Error(USAGE);
  const { dataDir } = readSettings(process.env);
  const { found, unreadable } = await verify(dataDir, values.anchors ?? auditAnchorFile(dataDir));
  console.log(inWords(found, unreadable));
  process.exitCode = found.problems.length === 0 ? 0 : 1;
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = CANNOT_TELL;
}

type Found = { readonly found: Verification; readonly unreadable: number };

async function verify(dataDir: string, anchorFile: string): Promise<Found> {
  const { digests, unreadable } = readAnchors(existsSync(anchorFile) ? readFileSync(anchorFile, "utf8") : "");
  const database = await attachDatabase(dataDir);
  const owner = new pg.Client({ connectionString: database.ownerUrl });
  try {
    await owner.connect();
    return { found: await verifyAudit(owner, digests, Date.now()), unreadable };
  } finally {
    await owner.end();
    await database.stop();
  }
}

function inWords({ problems, days, entries, unclosed }: Verification, unreadable: number): string {
  const open = `${unclosed} entries since then are not covered by a digest yet.`;
  const torn =
    unreadable === 0 ? [] : [`${unreadable} lines of the anchors are no digests: torn by a death, or damaged.`];
  if (problems.length === 0) {
    return [`The audit log is unchanged: ${days} closed days, ${entries} entries. ${open}`, ...torn].join("\n");
  }
  const found = problems.map((problem) => `- ${problem}`);
  return ["The audit log was changed, or its anchors were:", ...found, open, ...torn].join("\n");
}
