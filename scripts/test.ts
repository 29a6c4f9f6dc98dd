// Everything that proves the project, from types to journeys in a real browser: `npm test`.
import playwright from "../playwright.config.ts";
import { checkTasks } from "./check/check-tasks.ts";
import { endToEndTask, runEndToEnd } from "./check/end-to-end.ts";
import { runInterruptions } from "./check/interruptions.ts";
import { add, type Count, countInWords, runTasks, sum } from "./check/task.ts";
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
// The longest first: it takes one of the two cores while the others take the other one.
const total = await runTasks([vitestTask("contract and integration tests", "database"), ...checkTasks()], 2);
add(total, await runEndToEnd(stopped.signal, walk));
console.log(countInWords(total));
process.exit(total.failed === 0 ? 0 : 1);

/** Whoever moves the clock walks alone in this world, and leaves a core to the world that is interrupted; what is left in it is looked at last. */
async function walk(): Promise<Count> {
  const everybody = endToEndTask({ name: "end-to-end tests in Chromium", projects: everybodysProjects() });
  const clock = endToEndTask({ name: "end-to-end tests that move the clock", projects: ["clock"] });
  const afterwards = endToEndTask({ name: "what is left of the end-to-end tests", projects: ["afterwards"] });
  const count = await runTasks([everybody], 1);
  const interruptions = runInterruptions("interruptions", { seeds: "1-12", until: Number.MAX_SAFE_INTEGER });
  for (const more of await Promise.all([runTasks([clock], 1), interruptions.then(sum)])) add(count, more);
  return sum([count, await runTasks([afterwards], 1)]);
}

/** All that may be walked side by side. */
function everybodysProjects(): readonly string[] {
  const names = (playwright.projects ?? []).flatMap(({ name }) => name ?? []);
  return names.filter((name) => name !== "clock" && name !== "afterwards");
}
