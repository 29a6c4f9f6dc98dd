import type { Effects } from "#lib/ports/effects.ts";
import type { FlowStore } from "#lib/ports/flow-store.ts";

const MAX_RACES = 250;

/**
 * Writes what a refusal brings along, such as a line of the audit log and a warning, beside a flow that stays as it is. It is written however many
 * requests of the flow come at once: else who guesses in parallel would leave no trace. Without the flow nothing is written.
 */
export async function writeAlong<State>(store: FlowStore<State>, id: string, effects: Effects): Promise<void> {
  for (let race = 0; race < MAX_RACES; race += 1) {
    const found = await store.find(id);
    if (found === null) return;
    const { version, state } = found;
    if (await store.replace({ id, version, state }, effects)) return;
  }
}
