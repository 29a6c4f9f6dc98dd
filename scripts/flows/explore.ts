import type { Instant } from "#lib/domain/result.ts";

/** An event to try on every state that is met, and how long after the step before. */
export type Sample<Event> = { readonly event: Event; readonly afterMs: number };

/** A machine as it is drawn. `take` answers the next state, or `null` when the event is refused. */
export type DrawnMachine<State, Event extends { readonly type: string }> = {
  /** The file's name in docs/flows. */
  readonly name: string;
  readonly title: string;
  readonly about: string;
  readonly starts: readonly State[];
  readonly samples: readonly Sample<Event>[];
  readonly stepOf: (state: State) => string;
  readonly take: (state: State, event: Event, now: Instant) => State | null;
};

/** One way from step to step. */
export type Way = { readonly from: string; readonly event: string; readonly to: string };

type Met<State> = { readonly state: State; readonly now: Instant };

/** So many states of one step are tried: enough for every way, since they differ only in what was counted or sent before. */
const STATES_OF_A_STEP = 40;

/** Every way that the samples find from the starts, in the order in which it was found. */
export function explore<State, Event extends { readonly type: string }>(
  machine: DrawnMachine<State, Event>,
): readonly Way[] {
  const ways = new Map<string, Way>();
  const tried = new Map<string, number>();
  const waiting: Met<State>[] = machine.starts.map((state) => ({ state, now: 0 }));
  for (let met = waiting.shift(); met !== undefined; met = waiting.shift()) {
    const from = machine.stepOf(met.state);
    const times = (tried.get(from) ?? 0) + 1;
    tried.set(from, times);
    if (times > STATES_OF_A_STEP) continue;
    for (const { way, next } of waysFrom(machine, met)) {
      ways.set(`${way.from}|${way.event}|${way.to}`, way);
      waiting.push(next);
    }
  }
  return [...ways.values()];
}

function waysFrom<State, Event extends { readonly type: string }>(
  { samples, stepOf, take }: DrawnMachine<State, Event>,
  met: Met<State>,
): readonly { readonly way: Way; readonly next: Met<State> }[] {
  return samples.flatMap(({ event, afterMs }) => {
    const now = met.now + afterMs;
    const state = take(met.state, event, now);
    if (state === null) return [];
    return [{ way: { from: stepOf(met.state), event: event.type, to: stepOf(state) }, next: { state, now } }];
  });
}
