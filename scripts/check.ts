// Types, lint, dependency rules, unused code, structure, and the tests that need no database: `npm run check`.
import { checkTasks } from "./check/check-tasks.ts";
import { countInWords, runTasks } from "./check/task.ts";
import { generateWhenStale } from "./migrations/generate.ts";

generateWhenStale();
const total = await runTasks(checkTasks(), 2);
console.log(countInWords(total));
process.exitCode = total.failed === 0 ? 0 : 1;
