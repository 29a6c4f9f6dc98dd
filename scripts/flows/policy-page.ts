import type { Proof } from "#lib/domain/mobile-change/evidence.ts";
import { decide } from "#lib/domain/mobile-change/policy.ts";
import { type ChangeRequest, POLICY } from "#lib/domain/mobile-change/policy-table.ts";
import { DEFAULT_WAITS } from "#lib/domain/mobile-change/waits.ts";
import type { FlowPage } from "./draw.ts";

const HOUR_MS = 60 * 60 * 1000;
const NOW = Date.UTC(2026, 0, 15);
const OLD_SIM = { answer: "yes", contract: "personal", simChangedAt: 0 } as const;

const PLAIN: Omit<ChangeRequest, "proofs"> = {
  hasUnshownFactor: false,
  ownership: OLD_SIM,
  oldNumber: "no",
  freeze: "none",
  weakRows: "on",
  dispute: "none",
  guardedUntil: null,
  openCase: null,
  now: NOW,
};

/** Circumstances, each with the heading of its column. */
const COLUMNS: readonly (readonly [heading: string, Partial<ChangeRequest>])[] = [
  ["takes effect", {}],
  ["new SIM fresh or of unknown age", { ownership: { ...OLD_SIM, simChangedAt: null } }],
  ["passkey or TOTP enrolled, not shown", { hasUnshownFactor: true }],
  ["old number still this id's", { oldNumber: "yes" }],
  ["account frozen", { freeze: "liftable" }],
  ["frozen until the service desk", { freeze: "in_person_only" }],
  ["weak rows switched off", { weakRows: "off" }],
  ["contested", { dispute: "contested" }],
  ["number of an allowed other country", { ownership: "foreign" }],
];

/** A wait as the tables say it. */
export function waitInWords(waitMs: number): string {
  if (waitMs === 0) return "at once";
  const hours = waitMs / HOUR_MS;
  return hours > 72 && hours % 24 === 0 ? `${hours / 24} days` : `${hours} h`;
}

function cell(way: readonly Proof[], circumstances: Partial<ChangeRequest>): string {
  const decided = decide({ ...PLAIN, ...circumstances, proofs: new Set(way) }, DEFAULT_WAITS);
  return decided.ok ? waitInWords(decided.value.waitMs) : "–";
}

/** One line of a table. */
export const line = (cells: readonly string[]): string => `| ${cells.join(" | ")} |`;

function rowLines({ row, anyOf, guarded, newPassword, dailyNotice }: (typeof POLICY)[number]): readonly string[] {
  const ways: readonly (readonly Proof[])[] = anyOf;
  const after = [guarded ? "guarded" : "", newPassword ? "new password" : "", dailyNotice ? "daily notice" : ""];
  return ways.map((way) => {
    const shown = way.map((proof) => `\`${proof}\``).join(" + ");
    const cells = COLUMNS.map(([, circumstances]) => cell(way, circumstances));
    return line([row.replace("_", " "), shown, ...cells, after.filter((word) => word !== "").join(", ")]);
  });
}

/** The policy as a page, each cell decided by the module itself with the usual waits. */
export function policyPage(): FlowPage {
  const headings = ["row, weakest first", "shown besides", ...COLUMNS.map(([heading]) => heading), "besides"];
  const lines = [
    "# Who may change a mobile number with what, and how soon",
    "",
    "<!-- Drawn from the policy by `node scripts/draw-flows.ts`. Do not edit: change the policy and draw again. -->",
    "",
    "The table is `src/lib/domain/mobile-change/policy-table.ts`, the decision `policy.ts` beside it, what counts as shown `evidence.ts`, and the waits",
    "`waits.ts`. Every way also needs a picture code, the new number's code, and the registry's yes to its ownership. Each cell is one decision for exactly this",
    "evidence; `–` is refused. Of several rows that are shown the lightest decides how soon, the strongest what it takes to stop the change.",
    "",
    line(headings),
    line(headings.map(() => "---")),
    ...POLICY.flatMap(rowLines),
    "",
  ];
  return { file: "docs/flows/mobile-change-policy.md", text: lines.join("\n") };
}
