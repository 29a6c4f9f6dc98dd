import type { Proof } from "#lib/domain/mobile-change/evidence.ts";
import { decidePassword, type PasswordRequest } from "#lib/domain/mobile-change/forgotten-password.ts";
import { PASSWORD_POLICY } from "#lib/domain/mobile-change/password-table.ts";
import { DEFAULT_WAITS } from "#lib/domain/mobile-change/waits.ts";
import type { FlowPage } from "./draw.ts";
import { line, waitInWords } from "./policy-page.ts";

const DAY_MS = 24 * 60 * 60 * 1000;
const NOW = Date.UTC(2026, 0, 15);

const PLAIN: Omit<PasswordRequest, "proofs"> = {
  hasUnshownFactor: false,
  numberCountsAt: NOW,
  freeze: "none",
  weakRows: "on",
  dispute: "none",
  guardedUntil: null,
  openCase: null,
  now: NOW,
};

/** Circumstances, each with the heading of its column. */
const COLUMNS: readonly (readonly [heading: string, Partial<PasswordRequest>])[] = [
  ["takes effect", {}],
  ["SIM swapped just now", { numberCountsAt: NOW + 3 * DAY_MS }],
  ["number changed just now", { numberCountsAt: NOW + 7 * DAY_MS }],
  ["passkey or TOTP enrolled, not shown", { hasUnshownFactor: true }],
  ["account frozen", { freeze: "liftable" }],
  ["frozen until the service desk", { freeze: "in_person_only" }],
  ["weak rows switched off", { weakRows: "off" }],
  ["contested", { dispute: "contested" }],
];

function cell(proof: Proof, circumstances: Partial<PasswordRequest>): string {
  const decided = decidePassword({ ...PLAIN, ...circumstances, proofs: new Set([proof]) }, DEFAULT_WAITS);
  return decided.ok ? waitInWords(decided.value.waitMs) : "–";
}

function rowLines({ row, equals, anyOf }: (typeof PASSWORD_POLICY)[number]): readonly string[] {
  return anyOf.map((proof) => {
    const cells = COLUMNS.map(([, circumstances]) => cell(proof, circumstances));
    return line([row.replaceAll("_", " "), `\`${proof}\``, ...cells, equals.replace("_", " ")]);
  });
}

/** The policy of a forgotten password as a page, each cell decided by the module itself with the usual waits. */
export function passwordPolicyPage(): FlowPage {
  const headings = ["row, weakest first", "shown besides", ...COLUMNS.map(([heading]) => heading), "as strong as"];
  const lines = [
    "# Who gets a new password with what, and how soon",
    "",
    "<!-- Drawn from the policy by `node scripts/draw-flows.ts`. Do not edit: change the policy and draw again. -->",
    "",
    "The table is `src/lib/domain/mobile-change/password-table.ts`, the decision `forgotten-password.ts` beside it, what counts as shown `evidence.ts`. Every way",
    "also needs a picture code, a code to the number on file, and the registry's yes to its ownership; never that code alone. What takes effect at once is set at once; after",
    "a wait the old password counts for nothing and a new one is chosen by who shows the same again. Everything is guarded for 72 h. The last column is the row",
    "of the [number's policy](mobile-change-policy.md) that decides who supersedes, cancels and undoes it.",
    "",
    line(headings),
    line(headings.map(() => "---")),
    ...PASSWORD_POLICY.flatMap(rowLines),
    "",
  ];
  return { file: "docs/flows/forgotten-password-policy.md", text: lines.join("\n") };
}
