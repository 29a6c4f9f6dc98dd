import type { Instant, Result } from "../result.ts";
import { accept, refuse } from "../result.ts";
import { isFreshSim, type OwnershipReading, type Proof } from "./evidence.ts";

const HOUR_MS = 60 * 60 * 1000;

/** How long a change to a number with a fresh SIM waits at least. */
export const FRESH_SIM_WAIT_MS = 24 * HOUR_MS;

/** What lengthens a wait, unless a row is exempt from it. */
type ModifierName = "fresh_sim";

type PolicyRow = {
  readonly row: string;
  /** Each alternative alone is enough. */
  readonly anyOf: readonly (readonly Proof[])[];
  readonly waitMs: number;
  readonly guarded: boolean;
  readonly exemptFrom: readonly ModifierName[];
};

/** Who may change a number with what, and how soon: weakest first. This is the table of mobile-change, Policy. */
export const POLICY = [
  { row: "password", anyOf: [["password"]], waitMs: 0, guarded: true, exemptFrom: [] },
  { row: "ordinary", anyOf: [["old_sim", "password"]], waitMs: 0, guarded: false, exemptFrom: ["fresh_sim"] },
] as const satisfies readonly PolicyRow[];

const EVERY_WAY = POLICY.flatMap((row: PolicyRow) => row.anyOf);

/** The name of a row of the policy. */
export type RowName = (typeof POLICY)[number]["row"];

/** Everything the policy looks at. */
export type ChangeRequest = {
  /** The proofs that count (`countedProofs`). */
  readonly proofs: ReadonlySet<Proof>;
  /** The registry's answer about the new number, read for this request. */
  readonly ownership: OwnershipReading;
  /** Until when no second change is allowed. */
  readonly guardedUntil: Instant | null;
  /** The number of the account's open case. */
  readonly openCase: string | null;
  readonly now: Instant;
};

/** What the policy allows: by which row, how long after the request, and whether the account is guarded afterwards. */
export type Decision = { readonly row: RowName; readonly waitMs: number; readonly guarded: boolean };

/** Why the registry's answer about the new number does not carry a change. `ownership_unknown` is asked again later. */
export type OwnershipRefusal = { readonly code: "number_not_owned" | "number_on_business" | "ownership_unknown" };

/** Why a change is not allowed now. */
export type PolicyRefusal =
  | OwnershipRefusal
  | { readonly code: "account_guarded"; readonly until: Instant }
  | { readonly code: "change_under_way"; readonly caseNumber: string }
  | { readonly code: "evidence_insufficient"; readonly suffices: readonly (readonly Proof[])[] };

const MODIFIERS: readonly {
  readonly name: ModifierName;
  readonly applies: (request: ChangeRequest) => boolean;
  readonly lengthen: (waitMs: number) => number;
}[] = [
  {
    name: "fresh_sim",
    applies: (request) => isFreshSim(request.ownership.simChangedAt, request.now),
    lengthen: (waitMs) => Math.max(waitMs, FRESH_SIM_WAIT_MS),
  },
];

/** Whether the registry's answer lets a number be used: this id's own, on a personal contract. Refuses every other answer. */
export function checkOwnership(reading: OwnershipReading): Result<null, OwnershipRefusal> {
  if (reading.answer === "no") return refuse({ code: "number_not_owned" });
  if (reading.answer === "unknown" || reading.contract === null) return refuse({ code: "ownership_unknown" });
  if (reading.contract === "business") return refuse({ code: "number_on_business" });
  return accept(null);
}

/** The rows that the proofs contain, weakest first. */
function openRows(proofs: ReadonlySet<Proof>): readonly (typeof POLICY)[number][] {
  return POLICY.filter((row) => row.anyOf.some((needed) => needed.every((proof) => proofs.has(proof))));
}

function waitOf(row: PolicyRow, request: ChangeRequest): number {
  const applying = MODIFIERS.filter(({ name, applies }) => !row.exemptFrom.includes(name) && applies(request));
  return applying.reduce((waitMs, { lengthen }) => lengthen(waitMs), row.waitMs);
}

/**
 * Decides a request by the strongest row contained in what was shown. Refuses a number that is not the person's own, a second
 * change while the account is guarded or has an open case, and too little evidence, then naming what would suffice.
 */
export function decide(request: ChangeRequest): Result<Decision, PolicyRefusal> {
  const { guardedUntil, openCase, now } = request;
  const owned = checkOwnership(request.ownership);
  if (!owned.ok) return owned;
  if (guardedUntil !== null && now < guardedUntil) return refuse({ code: "account_guarded", until: guardedUntil });
  if (openCase !== null) return refuse({ code: "change_under_way", caseNumber: openCase });
  const strongest = openRows(request.proofs).at(-1);
  if (strongest === undefined) {
    return refuse({ code: "evidence_insufficient", suffices: EVERY_WAY });
  }
  return accept({ row: strongest.row, waitMs: waitOf(strongest, request), guarded: strongest.guarded });
}
