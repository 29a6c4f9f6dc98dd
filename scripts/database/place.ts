import { createHash, randomUUID } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
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
  const note = noteOf(home);
  const [data, claim] = readIfThere(note)?.split("\n") ?? [];
  if (data !== undefined && claim !== undefined && readIfThere(`${data}.claim`) === `${claim}\n${home}`) return data;
  return makeClaim(home, outside);
}

function makeClaim(home: string, outside: string): string {
  const data = join(outside, createHash("sha256").update(home).digest("hex").slice(0, 16));
  const claim = randomUUID();
  mkdirSync(outside, { recursive: true, mode: 0o755 });
  clearAbandoned(outside);
  remove(data);
  writeFileSync(`${data}.claim`, `${claim}\n${home}`, { mode: 0o600 });
  writeFileSync(noteOf(home), `${data}\n${claim}`);
  return data;
}

/** Places outside whose data folders are gone. */
function clearAbandoned(outside: string): void {
  for (const name of readdirSync(outside).filter((entry) => entry.endsWith(".claim"))) {
    const [claim, home] = readIfThere(join(outside, name))?.split("\n") ?? [];
    const remembered = home === undefined ? null : readIfThere(noteOf(home));
    if (remembered?.split("\n")[1] !== claim) remove(join(outside, name.slice(0, -".claim".length)));
  }
}

/** Deletes a data folder and the cluster that it may keep elsewhere. The cluster must have been stopped. */
export function removeDataFolder(dataDir: string): void {
  const outside = readIfThere(noteOf(resolve(dataDir)))?.split("\n")[0];
  if (outside !== undefined) remove(outside);
  rmSync(dataDir, { recursive: true, force: true });
}

function remove(data: string): void {
  rmSync(data, { recursive: true, force: true });
  rmSync(`${data}.claim`, { force: true });
}

function noteOf(home: string): string {
  return join(home, "postgres.place");
}

function readIfThere(file: string): string | null {
  return existsSync(file) ? readFileSync(file, "utf8") : null;
}
