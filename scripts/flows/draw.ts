import { type DrawnMachine, explore, type Way } from "./explore.ts";

/** A page of docs/flows: its file and its whole text. */
export type FlowPage = { readonly file: string; readonly text: string };

/** Draws a machine as a page with one state diagram, from the machine itself. */
export function draw<State, Event extends { readonly type: string }>(machine: DrawnMachine<State, Event>): FlowPage {
  const ways = explore(machine);
  const starts = machine.starts.map(machine.stepOf);
  const lines = [
    `# ${machine.title}`,
    "",
    "<!-- Drawn from the machine by `node scripts/draw-flows.ts`. Do not edit: change the machine and draw again. -->",
    "",
    machine.about,
    "",
    "```mermaid",
    "stateDiagram-v2",
    ...starts.map((step) => `  [*] --> ${step}`),
    ...arrows(ways),
    ...endsOf(ways).map((step) => `  ${step} --> [*]`),
    "```",
    "",
    "An event that is not drawn at a step is refused there and changes nothing, but for a wrong code: its guess is counted.",
    "",
  ];
  return { file: `docs/flows/${machine.name}.md`, text: lines.join("\n") };
}

/** One arrow for each pair of steps, with all its events. */
function arrows(ways: readonly Way[]): readonly string[] {
  const pairs = Map.groupBy(ways, ({ from, to }) => `${from} --> ${to}`);
  return [...pairs].map(([pair, same]) => `  ${pair}: ${same.map(({ event }) => event).join(", ")}`);
}

/** Steps that lead to no other. */
function endsOf(ways: readonly Way[]): readonly string[] {
  const leading = new Set(ways.filter(({ from, to }) => from !== to).map(({ from }) => from));
  return [...new Set(ways.map(({ to }) => to))].filter((step) => !leading.has(step));
}
