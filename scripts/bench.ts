// Measures and prints, and keeps the figures as JSON in bench/results: `npm run bench`.
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { benchAccounts } from "../bench/accounts.ts";
import { compareRefusals } from "../bench/sign-in-refusals.ts";
import { openSignInWorld } from "../bench/sign-in-world.ts";
import { startDatabase } from "./database.ts";
import { migrate } from "./migrations/apply.ts";
import { generateWhenStale } from "./migrations/generate.ts";

const FOLDER = ".test/bench";
const RESULTS = "bench/results";
const ACCOUNTS = 60;

generateWhenStale();
const database = await startDatabase(FOLDER);
try {
  await migrate(database.ownerUrl, decodeURIComponent(new URL(database.appUrl).username));
  const refusals = await measureRefusals(database.appUrl);
  console.log("Refused sign-ins, milliseconds (durable database, argon2id included):");
  console.table({ "an account exists": refusals.existing, "no account": refusals.missing });
  console.log(`chance that an existing account takes longer: ${refusals.tellsApart.toFixed(3)} (0.5 tells nothing)`);
  console.log(`statements: ${refusals.statements.existing} existing, ${refusals.statements.missing} missing`);
  keep({ cores: availableParallelism(), node: process.version, refusals });
} finally {
  await database.stop();
  rmSync(FOLDER, { recursive: true, force: true });
}

async function measureRefusals(url: string) {
  const { ports, add, close } = openSignInWorld(url);
  try {
    const accounts = benchAccounts(ACCOUNTS, await ports.passwords.hash("Right-Horse-Battery#1"));
    for (const account of accounts) await add(account);
    return await compareRefusals(ports, accounts);
  } finally {
    await close();
  }
}

function keep(figures: object): void {
  mkdirSync(RESULTS, { recursive: true });
  const name = new Date().toISOString().replaceAll(":", "-").slice(0, 19);
  writeFileSync(`${RESULTS}/${name}.json`, `${JSON.stringify(figures, null, 2)}\n`);
}
