// Measures, prints the tables of docs/performance.md, and keeps the figures as JSON in bench/results: `npm run bench`.
// `npm run bench -- before-proof` compares existing and missing names and nothing else; `-- journeys` counts what one person's journeys cost.
import { mkdirSync, writeFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { resolve } from "node:path";
import { benchEnvironment } from "../bench/world.ts";
import { removeDataFolder } from "./database/place.ts";
import { startDatabase } from "./database.ts";
import { migrate } from "./migrations/apply.ts";
import { generateWhenStale } from "./migrations/generate.ts";

const RESULTS = "bench/results";
const ACCOUNTS = 120;

// The benchmark brings its own database; the caller's must not be touched.
delete process.env.DATABASE_URL;
delete process.env.ISSUER_URL;
generateWhenStale();
const takenAt = new Date().toISOString();
const machine = { takenAt, cores: availableParallelism(), node: process.version };
if (process.argv[2] === "journeys") await reportJourneys();
else await reportNamesAnd(process.argv[2] === "before-proof" ? "nothing" : "everything");

async function reportJourneys(): Promise<void> {
  console.error("Measuring journeys alone, about a minute …");
  const journeys = await inDataFolder("world", async (dataDir) => {
    Object.assign(process.env, await benchEnvironment(dataDir));
    const { measureJourneysAlone } = await import("../bench/measure.ts");
    return measureJourneysAlone();
  });
  const report = await import("../bench/report.ts");
  console.log(`\n${report.journeyTables(journeys).join("\n\n")}\n\nkept: ${keep({ ...machine, ...journeys })}`);
}

async function reportNamesAnd(more: "everything" | "nothing"): Promise<void> {
  console.error(`Measuring, about ${more === "everything" ? "four minutes" : "a minute and a half"} …`);
  const beforeProof = await inDataFolder("names", measureNames);
  const figures =
    more === "everything" ? { ...machine, ...(await inDataFolder("world", measureWorld)), beforeProof } : null;
  const report = await import("../bench/report.ts");
  console.log(`\n${figures === null ? report.beforeProof(beforeProof) : report.markdown(figures)}`);
  console.log(`\nkept: ${keep(figures ?? { ...machine, beforeProof })}`);
  const { toldApartByCost } = await import("../bench/compare-names.ts");
  for (const title of toldApartByCost(beforeProof)) {
    console.error(`An existing account costs other statements or jobs than a missing one: ${title}`);
    process.exitCode = 1;
  }
}

async function inDataFolder<Value>(name: string, work: (dataDir: string) => Promise<Value>): Promise<Value> {
  const dataDir = resolve(".test", `bench-${name}-${process.pid}`);
  try {
    return await work(dataDir);
  } finally {
    removeDataFolder(dataDir);
  }
}

async function measureWorld(dataDir: string) {
  Object.assign(process.env, await benchEnvironment(dataDir));
  // It reads the environment when it is imported.
  const { measurePortal } = await import("../bench/measure.ts");
  return measurePortal();
}

async function measureNames(dataDir: string) {
  const database = await startDatabase(dataDir);
  try {
    await migrate(database.ownerUrl, decodeURIComponent(new URL(database.appUrl).username));
    // A fresh clone has no generated client before this runs.
    const { openBeforeProofWorld } = await import("../bench/before-proof-world.ts");
    const { benchAccounts } = await import("../bench/accounts.ts");
    const { compareNames } = await import("../bench/compare-names.ts");
    const { NAMED_ATTEMPTS } = await import("../bench/named-attempts.ts");
    const { ports, meter, add, close } = await openBeforeProofWorld(database.appUrl);
    try {
      const accounts = benchAccounts(ACCOUNTS, await ports.passwords.hash("Right-Horse-Battery#1"));
      for (const account of accounts) await add(account);
      const names = accounts.map(({ username }) => ({
        existing: username,
        missing: username.replace("Person", "Nobody"),
      }));
      return await compareNames({ ports, meter, names }, NAMED_ATTEMPTS);
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
