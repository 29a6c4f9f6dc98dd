import { readFileSync, statSync } from "node:fs";
import { dirname, resolve } from "node:path";

/** Who the database runs as when we are root, since PostgreSQL refuses root. */
export type Account = { uid: number; gid: number };

/** The account for PostgreSQL: undefined when we are an ordinary user (then it is us), else the owner of the existing data, `postgres` or `nobody`. */
export function databaseAccount(existingData: string): Account | undefined {
  if (process.getuid?.() !== 0) return undefined;
  return ownerOf(existingData) ?? systemAccount("postgres") ?? systemAccount("nobody") ?? { uid: 65534, gid: 65534 };
}

function ownerOf(path: string): Account | undefined {
  const found = statSync(path, { throwIfNoEntry: false });
  return found === undefined || found.uid === 0 ? undefined : { uid: found.uid, gid: found.gid };
}

function systemAccount(name: string): Account | undefined {
  const line = readFileSync("/etc/passwd", "utf8")
    .split("\n")
    .find((entry) => entry.startsWith(`${name}:`));
  const [, , uid, gid] = line?.split(":") ?? [];
  return uid === undefined || gid === undefined ? undefined : { uid: Number(uid), gid: Number(gid) };
}

/** Whether the account may enter the folder and everything above it. The folder need not exist yet. */
export function canReach(account: Account | undefined, folder: string): boolean {
  if (account === undefined) return true;
  for (let at = resolve(folder); ; at = dirname(at)) {
    const found = statSync(at, { throwIfNoEntry: false });
    if (found !== undefined && (found.mode & executeBit(found, account)) === 0) return false;
    if (at === dirname(at)) return true;
  }
}

function executeBit(folder: Account, account: Account): number {
  if (folder.uid === account.uid) return 0o100;
  return folder.gid === account.gid ? 0o010 : 0o001;
}
