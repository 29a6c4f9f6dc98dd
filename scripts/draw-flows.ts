// Draws docs/flows from the machines: `node scripts/draw-flows.ts`. A test fails when a page is stale.
import { mkdirSync, writeFileSync } from "node:fs";
import { flowPages } from "./flows/pages.ts";

mkdirSync("docs/flows", { recursive: true });
for (const { file, text } of flowPages()) writeFileSync(file, text);
