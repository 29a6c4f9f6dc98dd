import { prng } from "#simulators/people/prng.ts";
import { LOCALES, type Locale } from "../fixtures/names.ts";
import { FLOWS, type FlowName } from "./flows.ts";
import { WAYS, type Way } from "./way.ts";

/** One flow, in one language, in one way. */
export type Cell = { readonly way: Way; readonly language: Locale; readonly flow: FlowName };

/** Fixed, so that everyone walks the same sample; another number is another sample. */
const SAMPLE_SEED = 3;

/** Every flow in both languages in every way: 84 walks, those of one browser together. */
export function wholeMatrix(): readonly Cell[] {
  return pairs().flatMap((pair) => FLOWS.map((flow) => ({ ...pair, flow })));
}

/** One flow for each way and language: every flow is in it, and no way has the same one in both languages. */
export function sampledMatrix(seed = SAMPLE_SEED): readonly Cell[] {
  const order = shuffled(FLOWS, seed);
  return pairs().map((pair, at) => ({ ...pair, flow: order[at % order.length] ?? "registration" }));
}

function pairs(): readonly Omit<Cell, "flow">[] {
  return WAYS.flatMap((way) => LOCALES.map((language) => ({ way, language })));
}

function shuffled<Item>(items: readonly Item[], seed: number): readonly Item[] {
  const chance = prng(seed);
  const left = [...items];
  return items.flatMap(() => left.splice(chance.int(left.length), 1));
}
