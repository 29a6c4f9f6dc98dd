// Brings the database to the newest schema: `node scripts/migrate.ts`. Uses DATABASE_URL and MIGRATION_DATABASE_URL, else the embedded database.
import { attachDatabase } from "./database.ts";
import { migrate } from "./migrations/apply.ts";

const database = await attachDatabase(process.env.DATA_DIR ?? ".data");
try {
  const applied = await migrate(database.ownerUrl, decodeURIComponent(new URL(database.appUrl).username));
  for (const name of applied) console.log(`applied ${name}`);
} finally {
  await database.stop();
}
