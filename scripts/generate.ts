// Generates Prisma's client when the schema has changed: `node scripts/generate.ts`.
import { generateWhenStale } from "./migrations/generate.ts";

generateWhenStale();
