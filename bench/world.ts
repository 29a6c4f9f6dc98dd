import pg from "pg";
import { type Database, startDatabase } from "#scripts/database.ts";
import { migrate } from "#scripts/migrations/apply.ts";
import { type Child, startChild } from "#scripts/processes/child.ts";
import { freePort } from "#scripts/processes/free-port.ts";
import { loadSecrets, type Secrets } from "#scripts/secrets.ts";
import { buildWhatIsStale } from "#scripts/world/builds.ts";
import { portalEnvironment, simulatorsEnvironment } from "#scripts/world/environment.ts";
import { untilReady } from "#scripts/world/readiness.ts";
import { type Listener, readSettings } from "#scripts/world/settings.ts";
import { receiveSms, type SmsReceiver } from "./sms-receiver.ts";

/** A portal process of the production build that answers `/readyz`. */
export type PortalProcess = {
  readonly url: string;
  readonly pid: number;
  /** From the start of the process to the first 200 of `/readyz`. */
  readonly readyAfterMs: number;
  readonly stop: () => Promise<void>;
};

/** What the measurements stand on: a durable database, the simulated world, codes by SMS, and portals on demand. */
export type BenchWorld = {
  readonly secrets: Secrets;
  readonly database: Database;
  readonly sms: SmsReceiver;
  /** Starts a portal: at the world's own address unless another port is named, on the database unless another address of it is. */
  readonly startPortal: (other?: { readonly port?: number; readonly databaseUrl?: string }) => Promise<PortalProcess>;
  readonly close: () => Promise<void>;
};

const NEVER = new AbortController().signal;
const READY_WITHIN_MS = 60_000;

/** The environment of a world on free ports; it has to be in `process.env` before anything that reads it is imported. */
export async function benchEnvironment(dataDir: string): Promise<Record<string, string>> {
  const [portal, examples, simulators] = [await freePort(), await freePort(), await freePort()];
  return {
    PORT: String(portal),
    EXAMPLES_PORT: String(examples),
    SIMULATORS_PORT: String(simulators),
    DATA_DIR: dataDir,
    SIMULATED_CAPTCHA: "1",
    TRUSTED_PROXIES: "1",
  };
}

/** Builds what is stale and starts everything but a portal, as `process.env` says. */
export async function openBenchWorld(): Promise<BenchWorld> {
  const settings = readSettings(process.env);
  await buildWhatIsStale(NEVER);
  const database = await startDatabase(settings.dataDir);
  await migrate(database.ownerUrl, decodeURIComponent(new URL(database.appUrl).username));
  await assertDurable(database.appUrl);
  const secrets = loadSecrets(settings.dataDir);
  const world = { settings, secrets, database, mode: "production" } as const;
  const sms = await receiveSms();
  const { dataDir } = settings;
  const env = simulatorsEnvironment(world);
  const simulators = startChild({ name: "simulators", script: "simulators/main.ts", env, dataDir });
  await untilReady(simulators, settings.simulators.url, NEVER);
  return {
    secrets,
    database,
    sms,
    startPortal: ({ port = settings.portal.port, databaseUrl = database.appUrl } = {}) => {
      const portal: Listener = { port, variable: "PORT", url: `http://localhost:${port}` };
      const told = portalEnvironment({ ...world, settings: { ...settings, portal } });
      return startPortal(portal.url, { ...told, DATABASE_URL: databaseUrl, SMS_GATEWAY_URL: sms.url }, dataDir);
    },
    close: async () => {
      sms.close();
      await simulators.stop();
      await database.stop();
    },
  };
}

async function startPortal(url: string, env: NodeJS.ProcessEnv, dataDir: string): Promise<PortalProcess> {
  const begun = performance.now();
  const child = startChild({ name: "portal", script: "src/server.ts", env, dataDir });
  if (child.pid === undefined) throw new Error("the portal could not be started");
  await untilAnswering(child, `${url}/readyz`);
  return { url, pid: child.pid, readyAfterMs: performance.now() - begun, stop: child.stop };
}

async function untilAnswering(child: Child, url: string): Promise<void> {
  const deadline = performance.now() + READY_WITHIN_MS;
  const ended = child.ended.then((how) => `the portal ended (${how}); see its log`);
  while (performance.now() < deadline) {
    const answer = await Promise.race([fetch(url).catch(() => null), ended]);
    if (typeof answer === "string") throw new Error(answer);
    if (answer?.status === 200) return;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  throw new Error(`nothing answers at ${url}`);
}

/** The figures are worth nothing on a database that forgets. */
async function assertDurable(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    for (const setting of ["synchronous_commit", "fsync", "full_page_writes"]) {
      const { rows } = await client.query<Record<string, string>>(`SHOW ${setting}`);
      if (rows[0]?.[setting] !== "on")
        throw new Error(`${setting} is ${rows[0]?.[setting]}: the database is not durable`);
    }
  } finally {
    await client.end();
  }
}
