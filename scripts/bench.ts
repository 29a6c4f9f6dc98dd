// Measures, prints the tables of docs/performance.md, and keeps the figures as JSON in bench/results: `npm run bench`.
import { mkdirSync, writeFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { resolve } from "node:path";
import { benchEnvironment } from "../bench/world.ts";
import { removeDataFolder } from "./database/place.ts";
import { startDatabase } from "./database.ts";
import { migrate } from "./migrations/apply.ts";
import { generateWhenStale } from "./migrations/generate.ts";

const RESULTS = "bench/results";
const ACCOUNTS = 60;

// The benchmark brings its own database; the caller's must not be touched.
delete process.env.DATABASE_URL;
delete process.env.ISSUER_URL;
generateWhenStale();
const takenAt = new Date().toISOString();
console.error("Measuring, about three minutes …");
const refusals = await inDataFolder("refusals", measureRefusals);
const portal = await inDataFolder("world", async (dataDir) => {
  Object.assign(process.env, await benchEnvironment(dataDir));
  // It reads the environment when it is imported.
  const { measurePortal } = await import("../bench/measure.ts");
  return measurePortal();
});
const figures = { takenAt, cores: availableParallelism(), node: process.version, ...portal, refusals };
const { markdown } = await import("../bench/report.ts");
console.log(`\n${markdown(figures)}`);
console.log(`\nkept: ${keep(figures)}`);

async function inDataFolder<Value>(name: string, work: (dataDir: string) => Promise<Value>): Promise<Value> {
  const dataDir = resolve(".test", `bench-${name}-${process.pid}`);
  try {
    return await work(dataDir);
  } finally {
    removeDataFolder(dataDir);
  }
}

async function measureRefusals(dataDir: string) {
  const database = await startDatabase(dataDir);
  try {
    await migrate(database.ownerUrl, decodeURIComponent(new URL(database.appUrl).username));
    // A fresh clone has no generated client before this runs.
    const { openSignInWorld } = await import("../bench/sign-in-world.ts");
    const { benchAccounts } = await import("../bench/accounts.ts");
    const { compareRefusals } = await import("../bench/sign-in-refusals.ts");
    const { ports, add, close } = openSignInWorld(database.appUrl);
    try {
      const accounts = benchAccounts(ACCOUNTS, await ports.passwords.hash("Right-Horse-Battery#1"));
      for (const account of accounts) await add(account);
      return await compareRefusals(ports, accounts);
    } finally {
      await close();
    }
  } finally {
    await database.stop();
  }
}

function keep(kept: object): string {
  mkdirSync(RESULTS, { recursive: true });
  const name = takenAt.replaceAll(":", "-").slice(0, 19);
  const path = `${RESULTS}/${name}.json`;
  writeFileSync(path, `${JSON.stringify(kept, null, 2)}\n`);
  return path;
}
