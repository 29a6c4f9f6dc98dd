import { spawn, spawnSync } from "node:child_process";
import {
  chmodSync,
  chownSync,
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { freePort } from "#scripts/processes/free-port.ts";
import { guard, unguard } from "#scripts/processes/guardian.ts";
import { nativeFolder } from "./binaries.ts";
import type { Place } from "./place.ts";
import { clearRemains, type Postmaster, runningPostmaster, stopPostmaster } from "./postmaster.ts";

const STARTED_WITHIN_MS = 60_000;
const ENVIRONMENT = { NODE_ENV: "production", PATH: process.env.PATH ?? "", LC_ALL: "C", TZ: "UTC" } as const;
const SETTINGS = [
  "listen_addresses=127.0.0.1",
  "unix_socket_directories=",
  "max_connections=120",
  "shared_buffers=64MB",
  "wal_compression=on",
  "max_wal_size=256MB",
  "jit=off",
  "log_statement=none",
  "log_parameter_max_length=0",
  "log_parameter_max_length_on_error=0",
  "log_min_error_statement=panic",
];
/** For tests only: a crash of the machine may lose everything. */
const FORGETFUL = [
  "fsync=off",
  "synchronous_commit=off",
  "full_page_writes=off",
  "autovacuum_naptime=60",
  "max_connections=200",
];

/** How carefully a cluster keeps its data. */
export type Durability = "durable" | "forgetful";

/** Starts the cluster of a place, making it first when there is none. Survives whatever the last run left behind. */
export async function startCluster(place: Place, password: string, durability: Durability): Promise<Postmaster> {
  const native = nativeFolder(place.account, place.outside);
  if (!existsSync(join(place.data, "PG_VERSION"))) initialise(place, native, password);
  await clearRemains(place.data);
  const port = await freePort();
  const pid = spawnPostgres({ ...place, native }, port, durability);
  guard(pid, "SIGINT");
  await answering({ pid, port }, password, place);
  return { pid, port };
}

/** Stops a cluster that `startCluster` started. */
export async function stopCluster(postmaster: Postmaster): Promise<void> {
  await stopPostmaster(postmaster.pid);
  unguard(postmaster.pid);
}

/** Made beside its final place and then renamed, so that a killed start leaves no half-made cluster. */
function initialise(place: Place, native: string, password: string): void {
  const partial = `${place.data}.new`;
  const passwordFile = `${partial}.password`;
  rmSync(partial, { recursive: true, force: true });
  mkdirSync(partial, { recursive: true, mode: 0o700 });
  writeFileSync(passwordFile, `${password}\n`, { mode: 0o600 });
  for (const path of [partial, passwordFile]) handOver(path, place);
  try {
    runInitdb(place, native, [`--pgdata=${partial}`, `--pwfile=${passwordFile}`]);
  } finally {
    rmSync(passwordFile, { force: true });
  }
  renameSync(partial, place.data);
}

function handOver(path: string, { account }: Place): void {
  if (account !== undefined) chownSync(path, account.uid, account.gid);
}

function runInitdb({ account }: Place, native: string, paths: readonly string[]): void {
  const flags = ["--username=postgres", "--auth=scram-sha-256", "--encoding=UTF8", "--no-instructions"];
  const locale = ["--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C"];
  const options = { ...account, cwd: "/", env: ENVIRONMENT, encoding: "utf8" } as const;
  const made = spawnSync(join(native, "bin", "initdb"), [...paths, ...flags, ...locale], options);
  if (made.status !== 0) throw new Error(`PostgreSQL could not be set up: ${made.error?.message ?? made.stderr}`);
}

function spawnPostgres(place: Place & { native: string }, port: number, durability: Durability): number {
  const settings = durability === "durable" ? SETTINGS : [...SETTINGS, ...FORGETFUL];
  const log = openSync(logFile(place), "a", 0o600);
  const child = spawn(
    join(place.native, "bin", "postgres"),
    ["-D", place.data, "-p", String(port), ...settings.flatMap((setting) => ["-c", setting])],
    { ...place.account, cwd: "/", env: ENVIRONMENT, detached: true, stdio: ["ignore", log, log] },
  );
  closeSync(log);
  child.unref();
  if (child.pid === undefined) throw new Error("PostgreSQL could not be started: its program cannot be run.");
  return child.pid;
}

function logFile(place: Place): string {
  mkdirSync(join(place.home, "logs"), { recursive: true });
  chmodSync(join(place.home, "logs"), 0o700);
  return join(place.home, "logs", "postgres.log");
}

async function answering(postmaster: Postmaster, password: string, place: Place): Promise<void> {
  const deadline = Date.now() + STARTED_WITHIN_MS;
  while (!(await answers(postmaster.port, password))) {
    if (runningPostmaster(place.data) === null && Date.now() > deadline - STARTED_WITHIN_MS + 2_000)
      throw new Error(lastWords(place));
    if (Date.now() > deadline) throw new Error(lastWords(place));
    await sleep(20);
  }
}

async function answers(port: number, password: string): Promise<boolean> {
  const client = new pg.Client({ host: "127.0.0.1", port, user: "postgres", password, database: "postgres" });
  client.on("error", () => undefined);
  try {
    await client.connect();
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
}

function lastWords(place: Place): string {
  const lines = readFileSync(logFile(place), "utf8").trimEnd().split("\n").slice(-5).join("\n");
  return `PostgreSQL does not start. The end of ${logFile(place)}:\n${lines}`;
}
