import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import pg from "pg";
import { type Durability, startCluster, stopCluster } from "./database/cluster.ts";
import { type Place, placeOf } from "./database/place.ts";
import { type Postmaster, runningPostmaster } from "./database/postmaster.ts";
import { APP_ROLE, ensureDatabase, ensureRoles, OWNER_ROLE } from "./database/roles.ts";
import { commandOf } from "./processes/liveness.ts";
import { loadSecrets, type Secrets } from "./secrets.ts";

const DATABASE = "nafidha";

/** A database ready to be used. `adminUrl` is the embedded server's superuser, null for a database of the operator's own. */
export type Database = { appUrl: string; ownerUrl: string; adminUrl: string | null; stop: () => Promise<void> };

/**
 * The database of a data folder: the one DATABASE_URL names, else the embedded one, started here.
 * Refuses (throws) when another living process runs the embedded one.
 */
export async function startDatabase(dataDir: string, durability: Durability = "durable"): Promise<Database> {
  const own = operatorsDatabase();
  if (own !== null) return own;
  const place = placeOf(dataDir);
  const owner = livingOwner(place);
  if (owner !== null)
    throw new Error(`Nafidha is already running on ${place.home} (process ${owner}). Stop it first, or set DATA_DIR.`);
  const secrets = loadSecrets(dataDir);
  writeFileSync(ownerFile(place), String(process.pid));
  const postmaster = await startCluster(place, secrets.databaseSuperuser, durability);
  await prepare(postmaster, secrets);
  return { ...urlsOf(postmaster, secrets), stop: () => stop(place, postmaster) };
}

/** The same, but where it already runs it is used as it is, and stopping leaves it running. */
export async function attachDatabase(dataDir: string): Promise<Database> {
  const place = placeOf(dataDir);
  const running = runningPostmaster(place.data);
  if (operatorsDatabase() !== null || running === null || livingOwner(place) === null) return startDatabase(dataDir);
  return { ...urlsOf(running, loadSecrets(dataDir)), stop: async () => undefined };
}

function operatorsDatabase(): Database | null {
  const appUrl = process.env.DATABASE_URL;
  if (appUrl === undefined || appUrl === "") return null;
  return {
    appUrl,
    ownerUrl: process.env.MIGRATION_DATABASE_URL ?? appUrl,
    adminUrl: null,
    stop: async () => undefined,
  };
}

async function prepare(postmaster: Postmaster, secrets: Secrets): Promise<void> {
  const admin = new pg.Client({ connectionString: urlsOf(postmaster, secrets).adminUrl });
  await admin.connect();
  try {
    await ensureRoles(admin, [
      { role: OWNER_ROLE, password: secrets.databaseOwner },
      { role: APP_ROLE, password: secrets.databaseApp },
    ]);
    await ensureDatabase(admin, DATABASE);
  } finally {
    await admin.end();
  }
}

async function stop(place: Place, postmaster: Postmaster): Promise<void> {
  await stopCluster(postmaster);
  rmSync(ownerFile(place), { force: true });
}

function urlsOf({ port }: Postmaster, secrets: Secrets): { appUrl: string; ownerUrl: string; adminUrl: string } {
  const url = (role: string, password: string, database: string) =>
    `postgresql://${role}:${password}@127.0.0.1:${port}/${database}`;
  return {
    appUrl: url(APP_ROLE, secrets.databaseApp, DATABASE),
    ownerUrl: url(OWNER_ROLE, secrets.databaseOwner, DATABASE),
    adminUrl: url("postgres", secrets.databaseSuperuser, "postgres"),
  };
}

function ownerFile(place: Place): string {
  return join(place.home, "database.owner");
}

function livingOwner(place: Place): number | null {
  const file = ownerFile(place);
  const pid = existsSync(file) ? Number(readFileSync(file, "utf8")) : 0;
  const alive = pid > 0 && pid !== process.pid && commandOf(pid)?.includes("node") === true;
  return alive ? pid : null;
}
