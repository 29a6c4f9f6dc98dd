import { createHash, randomUUID } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { type Account, canReach, databaseAccount } from "./unprivileged.ts";

/** Where a data folder's cluster lives and who runs it. `outside` is for copies that the account must reach. */
export type Place = { home: string; data: string; account: Account | undefined; outside: string };

/**
 * The cluster's place: inside the data folder, or, when the account may not reach that (root's home is closed to everyone else),
 * in a folder outside that the data folder remembers. A place whose data folder was deleted is cleared, since its keys are gone too.
 */
export function placeOf(dataDir: string): Place {
  const home = resolve(dataDir);
  mkdirSync(home, { recursive: true });
  const inside = join(home, "postgres");
  const account = databaseAccount(inside);
  const outside = existsSync("/var/lib") && process.getuid?.() === 0 ? "/var/lib/nafidha" : join(tmpdir(), "nafidha");
  if (canReach(account, home)) return { home, data: inside, account, outside };
  const data = claimedOutside(home, outside);
  return { home, data, account: databaseAccount(data), outside };
}

function claimedOutside(home: string, outside: string): string {
  const note = join(home, "postgres.place");
  const remembered = readIfThere(note)?.split("\n");
  if (remembered?.[0] !== undefined && readIfThere(`${remembered[0]}.claim`) === remembered[1]) return remembered[0];
  const data = join(outside, createHash("sha256").update(home).digest("hex").slice(0, 16));
  const claim = randomUUID();
  mkdirSync(outside, { recursive: true, mode: 0o755 });
  rmSync(data, { recursive: true, force: true });
  writeFileSync(`${data}.claim`, claim, { mode: 0o600 });
  writeFileSync(note, `${data}\n${claim}`);
  return data;
}

function readIfThere(file: string): string | null {
  return existsSync(file) ? readFileSync(file, "utf8") : null;
}
