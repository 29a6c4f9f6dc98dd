import { join } from "node:path";
import { placeOf, removeDataFolder } from "#scripts/database/place.ts";
import { runningPostmaster } from "#scripts/database/postmaster.ts";
import { type Database, startDatabase } from "#scripts/database.ts";
import { migrate } from "#scripts/migrations/apply.ts";
import { type Child, startChild } from "#scripts/processes/child.ts";
import { ended, signal } from "#scripts/processes/liveness.ts";
import { loadSecrets, type Secrets } from "#scripts/secrets.ts";
import { buildWhatIsStale, EXAMPLE_SERVER } from "#scripts/world/builds.ts";
import { absherIdClient, examplesEnvironment, portalEnvironment, type World } from "#scripts/world/environment.ts";
import { registerExampleClients } from "#scripts/world/example-clients.ts";
import { untilReady } from "#scripts/world/readiness.ts";
import { readSettings, type Settings } from "#scripts/world/settings.ts";
import { type Simulators, startSimulators } from "#simulators/world.ts";
import { type PortalProcess, portalProcess } from "./portal-process.ts";
import { openStatementGate, type StatementGate } from "./statement-gate.ts";

/** A portal, its database and the simulated outside world, each of which a test may stop and start; and the example sites, which stay up. */
export type InterruptedWorld = {
  readonly portal: PortalProcess;
  /** Between the portal and the database. */
  readonly gate: StatementGate;
  readonly secrets: Secrets;
  /** What the portal has written so far. */
  readonly logFile: string;
  /** The database itself, past the gate; elsewhere after each start. */
  ownerUrl(): string;
  /** As `pg_ctl stop -m immediate` does. */
  stopDatabase(): Promise<void>;
  startDatabase(): Promise<void>;
  close(): Promise<void>;
};

const NEVER = new AbortController().signal;

/** Brings all of it up where PORT, EXAMPLES_PORT, SIMULATORS_PORT and DATA_DIR say; the portal is built when it is stale. */
export async function openInterruptedWorld(): Promise<InterruptedWorld> {
  const settings = readSettings(process.env);
  const { dataDir } = settings;
  await buildWhatIsStale(NEVER);
  const gate = await openStatementGate();
  let database = await openDatabase(dataDir, gate);
  await migrate(database.ownerUrl, decodeURIComponent(new URL(database.appUrl).username));
  const secrets = loadSecrets(dataDir);
  const parts: World = { settings, secrets, database, mode: "production" };
  await registerExampleClients(parts);
  const simulators = await openSimulators(settings, secrets);
  const logFile = join(dataDir, "logs", "portal.log");
  const portal = portalProcess({
    url: settings.portal.url,
    log: logFile,
    environment: environmentOf(settings, secrets, throughGate(database, gate)),
  });
  const [sites] = await Promise.all([openSites(parts), portal.start()]);
  return {
    portal,
    gate,
    secrets,
    logFile,
    ownerUrl: () => database.ownerUrl,
    stopDatabase: () => crashDatabase(dataDir, gate),
    startDatabase: async () => {
      database = await openDatabase(dataDir, gate);
    },
    close: async () => {
      await portal.kill();
      await sites.stop();
      await simulators.close();
      await database.stop();
      removeDataFolder(dataDir);
    },
  };
}

async function openDatabase(dataDir: string, gate: StatementGate): Promise<Database> {
  const database = await startDatabase(dataDir, "durable");
  await gate.leadTo(Number(new URL(database.appUrl).port));
  return database;
}

async function crashDatabase(dataDir: string, gate: StatementGate): Promise<void> {
  const postmaster = runningPostmaster(placeOf(dataDir).data);
  await gate.leadTo(null);
  if (postmaster === null) return;
  signal(postmaster.pid, "SIGQUIT");
  if (!(await ended(postmaster.pid, 10_000))) throw new Error("PostgreSQL did not stop");
}

function openSimulators({ simulators, portal }: Settings, secrets: Secrets): Promise<Simulators> {
  const { ABSHER_ID_CLIENT_ID: id, ABSHER_ID_CLIENT_SECRET: secret } = absherIdClient(secrets);
  const absherClient = { id, secret, redirectUri: `${portal.url}/api/national-file/callback` };
  return startSimulators({ port: simulators.port, token: secrets.gatewayToken, portalUrl: portal.url, absherClient });
}

async function openSites(parts: World): Promise<Child> {
  const { dataDir, examples } = parts.settings;
  const sites = startChild({ name: "examples", script: EXAMPLE_SERVER, env: examplesEnvironment(parts), dataDir });
  await untilReady(sites, examples.url, NEVER);
  return sites;
}

function throughGate(database: Database, gate: StatementGate): Database {
  const appUrl = new URL(database.appUrl);
  appUrl.port = String(gate.port);
  return { ...database, appUrl: appUrl.href };
}

/** Picture codes can be read, and the clock moved, as in the other end-to-end tests. */
function environmentOf(settings: Settings, secrets: Secrets, database: Database): NodeJS.ProcessEnv {
  const environment = portalEnvironment({ settings, secrets, database, mode: "production" });
  return { ...environment, SIMULATED_CLOCK: "1", SIMULATED_CAPTCHA: "1" };
}
