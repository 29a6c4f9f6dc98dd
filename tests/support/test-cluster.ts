import { mkdirSync, readdirSync } from "node:fs";
import { join } from "node:path";
import type { TestProject } from "vitest/node";
import { removeDataFolder } from "#scripts/database/place.ts";
import { startDatabase } from "#scripts/database.ts";
import { migrate } from "#scripts/migrations/apply.ts";
import { generateWhenStale } from "#scripts/migrations/generate.ts";
import { commandOf } from "#scripts/processes/liveness.ts";

const ROOT = ".test";

declare module "vitest" {
  interface ProvidedContext {
    /** The migrated database that each test file's own one is cloned from. */
    templateUrls: { appUrl: string; ownerUrl: string; adminUrl: string };
  }
}

/** Starts one PostgreSQL for this run of the tests, with one migrated database to clone. Runs side by side do not meet. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  removeAbandoned();
  const folder = join(ROOT, `run-${process.pid}`);
  generateWhenStale();
  const database = await startDatabase(folder, "forgetful");
  const { appUrl, ownerUrl, adminUrl } = database;
  if (adminUrl === null) throw new Error("The tests bring their own PostgreSQL: run them without DATABASE_URL.");
  await migrate(ownerUrl, decodeURIComponent(new URL(appUrl).username));
  project.provide("templateUrls", { appUrl, ownerUrl, adminUrl });
  return async () => {
    await database.stop();
    removeDataFolder(folder);
  };
}

/** Folders of runs that were killed. */
function removeAbandoned(): void {
  mkdirSync(ROOT, { recursive: true });
  for (const name of readdirSync(ROOT)) {
    const pid = Number(/^(?:run|world|interrupted)-(\d+)(?:-\d+)?$/.exec(name)?.[1]);
    if (pid > 0 && commandOf(pid) === null) removeDataFolder(join(ROOT, name));
  }
}
