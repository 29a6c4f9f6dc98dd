import type { NameTimes } from "./compare-names.ts";
import type { Distribution } from "./distribution.ts";
import type { JourneyCost } from "./journeys.ts";
import type { Comparison, PortalFigures } from "./measure.ts";
import { statementLabel } from "./statement-label.ts";

/** One run's figures. */
export type Figures = PortalFigures & {
  readonly takenAt: string;
  readonly cores: number;
  readonly node: string;
  readonly beforeProof: readonly NameTimes[];
};

/** The run as the tables of docs/performance.md. */
export function markdown(figures: Figures): string {
  const { cores, node, takenAt } = figures;
  return [
    `Taken ${takenAt.slice(0, 10)} on ${cores} cores, Node ${node}.`,
    throughput(figures),
    steps(figures),
    ...journeyTables(figures),
    standing(figures),
    beforeProof(figures.beforeProof),
  ].join("\n\n");
}

/** What the journeys cost alone, as the tables of docs/performance.md. */
export function journeyTables(figures: Pick<Figures, "journeys" | "idle">): readonly string[] {
  return [
    journeys(figures),
    ...figures.journeys.map((journey) => `${journey.name}: ${statements(journey)}.`),
    `At rest, each second: ${statements(figures.idle)}.`,
  ];
}

function throughput({ signIns, argon2Alone, clientCredentials, refreshes }: Figures): string {
  return table(
    ["figure", "per second", "compared with", "per second", "ratio", "CPU each"],
    [
      [
        "full sign-ins",
        shown(signIns.perSecond),
        `argon2 alone (${argon2Alone.concurrency} at once)`,
        shown(argon2Alone.perSecond),
        ratio(signIns.perSecond / argon2Alone.perSecond),
        `${Math.round(signIns.cpuMsEach)} ms`,
      ],
      compared("client credentials", clientCredentials),
      compared("refreshes", refreshes),
    ],
  );
}

function compared(name: string, { portal, library }: Comparison): string[] {
  const cpu = `${portal.cpuMsEach.toFixed(2)} ms (library ${library.cpuMsEach.toFixed(2)} ms)`;
  const shares = ratio(portal.perSecond / library.perSecond);
  return [name, shown(portal.perSecond), "the library in memory", shown(library.perSecond), shares, cpu];
}

function steps({ signIns }: Figures): string {
  const rows = signIns.steps.map((spread) => [spread.step, ...times(spread)]);
  return table(
    ["step of a sign-in, ms", "p50", "p95", "p99"],
    [...rows, ["the whole sign-in", ...times(signIns.times)]],
  );
}

function journeys({ journeys: costs }: Pick<Figures, "journeys">): string {
  const rows = costs.map(({ name, cpuMs, roundTrips, statements: sent }) => {
    const count = Object.values(sent).reduce((sum, one) => sum + one, 0);
    return [name, String(cpuMs), String(roundTrips), String(Math.round(count))];
  });
  return table(["journey", "CPU ms", "database round trips", "statements"], rows);
}

function statements({ statements: sent }: JourneyCost): string {
  const counts = new Map<string, number>();
  for (const [text, count] of Object.entries(sent)) {
    const label = statementLabel(text);
    counts.set(label, (counts.get(label) ?? 0) + count);
  }
  const sorted = [...counts].sort(([, one], [, other]) => other - one);
  return sorted.map(([label, count]) => `${label} ×${Math.round(count * 10) / 10}`).join(", ");
}

function standing({ memory, coldStartMs }: Figures): string {
  const rows = [
    ["memory at rest", `${memory.atRest} MiB`],
    ["memory after the sign-ins", `${memory.afterSignIns} MiB`],
    ["memory after the token requests", `${memory.afterTokens} MiB`],
    ["cold start to /readyz (median of 3)", `${coldStartMs} ms`],
  ];
  return table(["figure", "value"], rows);
}

/** Each step under an existing account's name and under nobody's, and the chance that the first takes longer: 0.5 tells nothing. */
export function beforeProof(compared: readonly NameTimes[]): string {
  const row = (name: string, account: string, spread: NameTimes["existing"]) => [
    name,
    account,
    ...times(spread),
    String(spread.statements),
    String(spread.jobs),
  ];
  const rows = compared.flatMap(({ title, existing, missing, tellsApart }) => [
    [...row(title, "exists", existing), tellsApart.toFixed(3)],
    [...row("", "is missing", missing), ""],
  ]);
  const heads = [
    "before proof, ms",
    "the account",
    "p50",
    "p95",
    "p99",
    "statements",
    "jobs",
    "chance that it takes longer",
  ];
  return table(heads, rows);
}

function table(heads: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;
  return [line(heads), `|${"---|".repeat(heads.length)}`, ...rows.map(line)].join("\n");
}

const times = ({ p50, p95, p99 }: Distribution): string[] => [p50, p95, p99].map(String);
const ratio = (value: number): string => value.toFixed(2);
const shown = (perSecond: number): string => (perSecond < 100 ? perSecond.toFixed(1) : String(Math.round(perSecond)));
