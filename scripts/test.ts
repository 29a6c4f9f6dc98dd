// Everything that proves the project, from types to journeys in a real browser: `npm test`.
import { checkTasks } from "./check/check-tasks.ts";
import { runEndToEnd } from "./check/end-to-end.ts";
import { runInterruptions } from "./check/interruptions.ts";
import { add, countInWords, runTasks } from "./check/task.ts";
import { vitestTask } from "./check/vitest-task.ts";
import { generateWhenStale } from "./migrations/generate.ts";
import { untilTold } from "./world/session.ts";

const stopped = new AbortController();
void untilTold().then(async (code) => {
  stopped.abort();
  // The guardian ends whatever still runs.
  process.exit(code);
});

// The tests bring their own database; the caller's must not be touched.
delete process.env.DATABASE_URL;
delete process.env.ISSUER_URL;
generateWhenStale();
const total = await runTasks(checkTasks(), 2);
add(total, await runTasks([vitestTask("contract and integration tests", "database")], 1));
add(total, await runEndToEnd(stopped.signal, { name: "end-to-end tests in Chromium" }));
for (const count of await runInterruptions("interruptions", { seeds: "1-10", until: Number.MAX_SAFE_INTEGER }))
  add(total, count);
console.log(countInWords(total));
process.exit(total.failed === 0 ? 0 : 1);
