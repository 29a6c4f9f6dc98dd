// What is too long for every change, `npm run test:long`: every flow in every language and way, and the portal killed at a thousand random
// points under people in the middle of something. `-- --only everyone` and `-- --only interruptions` choose one. Of the interruptions
// `--seeds 37` repeats one, `--seeds 400-1000` goes on from there, `--errand site-sign-in` interrupts one errand alone. `--minutes 30`
// begins no new one after that, `--worlds 1` uses one portal and not two side by side; whoever names seeds or an errand gets nothing but
// interruptions.
import { parseArgs } from "node:util";
import { ERRANDS, isErrandName } from "../e2e/interruptions/errand-names.ts";
import { endToEndTask, runEndToEnd } from "./check/end-to-end.ts";
import { runInterruptions } from "./check/interruptions.ts";
import { add, type Count, countInWords, runTasks, sum } from "./check/task.ts";
import { generateWhenStale } from "./migrations/generate.ts";
import { untilTold } from "./world/session.ts";

const MINUTE_MS = 60_000;
const PARTS = ["everyone", "interruptions"];

const { values } = parseArgs({
  options: {
    only: { type: "string" },
    seeds: { type: "string" },
    errand: { type: "string" },
    minutes: { type: "string", default: "120" },
    worlds: { type: "string", default: "2" },
  },
});
const { errand, seeds = "1-1000", minutes, worlds } = values;
// Whoever says which interruptions wants nothing else.
const chosen = values.only ?? (errand === undefined && values.seeds === undefined ? undefined : "interruptions");
const parts = chosen === undefined ? PARTS : [chosen];
if (!parts.every((part) => PARTS.includes(part))) refuse(`Say which part as in --only ${PARTS.join(" or --only ")}.`);
if (!/^\d+(-\d+)?$/.test(seeds)) refuse("Say which seeds as in --seeds 1-1000 or --seeds 37.");
if (errand !== undefined && !isErrandName(errand)) refuse(`The errands are ${ERRANDS.join(", ")}.`);
if (!/^\d+$/.test(minutes)) refuse("Say how long as in --minutes 120.");
if (!/^[1-4]$/.test(worlds)) refuse("Say how many worlds side by side as in --worlds 2; 4 at the most.");

const stopped = new AbortController();
void untilTold().then((code) => {
  stopped.abort();
  // The guardian ends whatever still runs.
  process.exit(code);
});

// The tests bring their own database; the caller's must not be touched.
delete process.env.DATABASE_URL;
delete process.env.ISSUER_URL;
generateWhenStale();
const total: Count = { passed: 0, failed: 0, skipped: 0 };
if (parts.includes("everyone")) add(total, await walkEveryWay());
if (parts.includes("interruptions")) add(total, await interrupt());
console.log(countInWords(total));
process.exit(total.failed === 0 ? 0 : 1);

function walkEveryWay(): Promise<Count> {
  const name = "every flow in both languages in every way";
  const task = endToEndTask({ name, files: ["everyone.spec.ts"], env: { EVERYONE: "all" } });
  return runEndToEnd(stopped.signal, () => runTasks([task], 1));
}

async function interrupt(): Promise<Count> {
  const until = Date.now() + Number(minutes) * MINUTE_MS;
  const name = `interruptions by SIGKILL${errand === undefined ? "" : ` of ${errand}`}, seeds ${seeds}`;
  const width = seeds.includes("-") ? Number(worlds) : 1;
  // Changes that become due are nobody's errand.
  const files = errand === undefined ? ["kill.spec.ts", "due-case.spec.ts"] : ["kill.spec.ts"];
  const counts = await runInterruptions(name, { seeds, errand, until, files, worlds: width });
  const again = `npm run test:long -- --only interruptions${errand === undefined ? "" : ` --errand ${errand}`} --seeds`;
  const count = sum(counts);
  if (count.failed > 0) console.log(`Each title names its seed; repeat it with: ${again} SEED`);
  const behind = Math.max(...counts.map(({ skipped }) => skipped)) * width;
  if (behind > 0 && Date.now() > until) console.log(`The time is over; go on with: ${again} ${rest(behind)}`);
  return count;
}

/** The last seeds, so many that each that was not begun is among them. */
function rest(behind: number): string {
  const [first = 1, last = first] = seeds.split("-").map(Number);
  return `${Math.max(first, last - behind + 1)}-${last}`;
}

function refuse(words: string): never {
  console.error(words);
  process.exit(2);
}
