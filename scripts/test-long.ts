// What is too long for every change, `npm run test:long`: the portal killed at a thousand random points under people in the middle of something.
// `npm run test:long -- --seeds 37` repeats one of them, `--seeds 400-1000` goes on from there, `--minutes 30` begins no new one after that.
import { parseArgs } from "node:util";
import { runInterruptions } from "./check/interruptions.ts";
import { countInWords } from "./check/task.ts";
import { generateWhenStale } from "./migrations/generate.ts";

const MINUTE_MS = 60_000;

const { values } = parseArgs({
  options: { seeds: { type: "string", default: "1-1000" }, minutes: { type: "string", default: "120" } },
});
if (!/^\d+(-\d+)?$/.test(values.seeds) || !/^\d+$/.test(values.minutes)) {
  console.error("Say which seeds as in --seeds 1-1000 or --seeds 37, and how long as in --minutes 120.");
  process.exit(2);
}

/** The seeds that were not begun. */
function rest(skipped: number): string {
  const last = Number(values.seeds.split("-").at(-1));
  return `${last - skipped + 1}-${last}`;
}

// The tests bring their own database; the caller's must not be touched.
delete process.env.DATABASE_URL;
delete process.env.ISSUER_URL;
generateWhenStale();
const until = Date.now() + Number(values.minutes) * MINUTE_MS;
const killed = { seeds: values.seeds, until, files: ["kill.spec.ts"] };
const total = await runInterruptions(`interruptions by SIGKILL, seeds ${values.seeds}`, killed);
if (total.failed > 0) console.log("Each title names its seed; repeat it with: npm run test:long -- --seeds SEED");
if (total.skipped > 0) console.log(`The time is over; go on with: npm run test:long -- --seeds ${rest(total.skipped)}`);
console.log(countInWords(total));
process.exit(total.failed === 0 ? 0 : 1);
