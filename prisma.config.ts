import { defineConfig } from "prisma/config";

/** For those who call the Prisma command line by hand; the project itself uses scripts/generate.ts and scripts/migrate.ts. */
export default defineConfig({
  schema: "prisma/schema.prisma",
  migrations: { path: "prisma/migrations" },
});
