import type { Instant, Result } from "../result.ts";
import { accept, refuse } from "../result.ts";
import type { OwnershipReading, Proof } from "./evidence.ts";
import {
  type ChangeRequest,
  FOR_FOREIGN_NUMBERS,
  MODIFIERS,
  type Modifier,
  type ModifierName,
  POLICY,
  type RowName,
  strengthOf,
  vouchesForForeign,
  WEAK_ROWS,
} from "./policy-table.ts";
import type { Waits } from "./waits.ts";

/** What the policy allows. */
export type Decision = {
  /** The strongest row that was shown: what it takes to supersede, to cancel or to undo the change. */
  readonly row: RowName;
  /** How long after the request the change takes effect. */
  readonly waitMs: number;
  /** What made the wait of that row longer. */
  readonly lengthenedBy: readonly ModifierName[];
  /** Whether the account is guarded afterwards. */
  readonly guarded: boolean;
  /** Whether the old password counts for nothing afterwards, until the person sets a new one. */
  readonly newPassword: boolean;
  readonly dailyNotice: boolean;
  readonly contested: boolean;
  /** Whether the freeze ends when the change takes effect. */
  readonly liftsFreeze: boolean;
  /** Whether the account's open case ends by this one. */
  readonly supersedes: boolean;
};

/** Why the registry's answer about the new number does not carry a change. `ownership_unknown` is asked again later. */
export type OwnershipRefusal = { readonly code: "number_not_owned" | "number_on_business" | "ownership_unknown" };

/** Why a change is not allowed now. `change_contested` is an equal request for another number: it makes the open case contested. */
export type PolicyRefusal =
  | OwnershipRefusal
  | { readonly code: "account_guarded"; readonly until: Instant }
  | { readonly code: "change_under_way"; readonly caseNumber: string }
  | { readonly code: "change_contested"; readonly caseNumber: string }
  | { readonly code: "evidence_insufficient"; readonly suffices: readonly (readonly Proof[])[] };

/** Whether the registry's answer lets a number be used: this id's own, on a personal contract. Refuses every other answer. */
export function checkOwnership(reading: OwnershipReading): Result<null, OwnershipRefusal> {
  if (reading.answer === "no") return refuse({ code: "number_not_owned" });
  if (reading.answer === "unknown" || reading.contract === null) return refuse({ code: "ownership_unknown" });
  if (reading.contract === "business") return refuse({ code: "number_on_business" });
  return accept(null);
}

type Row = (typeof POLICY)[number];
type Outcome = Pick<
  Decision,
  "row" | "waitMs" | "lengthenedBy" | "guarded" | "newPassword" | "dailyNotice" | "contested"
>;

/** The rows that are open to this account now, weakest first. */
function openRows({ freeze, weakRows }: ChangeRequest): readonly Row[] {
  return POLICY.filter(({ row }) => {
    if (freeze === "in_person_only") return row === "in_person";
    return weakRows === "on" || !WEAK_ROWS.has(row);
  });
}

const contains = (shown: ReadonlySet<Proof>, needed: readonly Proof[]): boolean =>
  needed.every((proof) => shown.has(proof));

/** The strongest row that the proofs contain, whatever is open to the account; `null` when they contain none. */
export function strongestRow(proofs: ReadonlySet<Proof>): RowName | null {
  const shown = POLICY.filter(({ anyOf }) => anyOf.some((needed) => contains(proofs, needed)));
  return shown.at(-1)?.row ?? null;
}

/** The fewest things of which each is enough. */
function suffices(request: ChangeRequest): readonly (readonly Proof[])[] {
  if (request.ownership === "foreign") return FOR_FOREIGN_NUMBERS.map((proof) => [proof]);
  const ways: readonly (readonly Proof[])[] = openRows(request).flatMap(
    ({ anyOf }): readonly (readonly Proof[])[] => anyOf,
  );
  return ways.filter((way) => !ways.some((other) => other.length < way.length && contains(new Set(way), other)));
}

function containedRows(request: ChangeRequest): readonly Row[] {
  const { proofs, ownership } = request;
  if (ownership === "foreign" && !vouchesForForeign(proofs)) return [];
  return openRows(request).filter(({ anyOf }) => anyOf.some((needed) => contains(proofs, needed)));
}

type Waiting = Pick<Decision, "waitMs" | "lengthenedBy">;

function lengthened(so: Waiting, { name, lengthen }: Modifier, waits: Waits): Waiting {
  const waitMs = lengthen(so.waitMs, waits);
  return waitMs === so.waitMs ? so : { waitMs, lengthenedBy: [...so.lengthenedBy, name] };
}

function outcomeOf(
  { row, wait, guarded, newPassword, dailyNotice, modifiers }: Row,
  request: ChangeRequest,
  waits: Waits,
): Outcome {
  const own = wait === null ? 0 : waits[wait];
  const subjectTo: ReadonlySet<ModifierName> = new Set(modifiers);
  const applying = MODIFIERS.filter(({ name, applies }) => subjectTo.has(name) && applies(request));
  const { waitMs, lengthenedBy } = applying.reduce((so: Waiting, modifier) => lengthened(so, modifier, waits), {
    waitMs: own,
    lengthenedBy: [],
  });
  const contested = applying.some(({ name }) => name === "contested");
  return { row, waitMs, lengthenedBy, guarded, newPassword, dailyNotice: dailyNotice || contested, contested };
}

/** Sooner first, then unguarded, then the stronger row; a total order, since no two rows are equally strong. */
function lighterFirst(one: Outcome, other: Outcome): number {
  if (one.waitMs !== other.waitMs) return one.waitMs - other.waitMs;
  if (one.guarded !== other.guarded) return one.guarded ? 1 : -1;
  return strengthOf(other.row) - strengthOf(one.row);
}

/**
 * One open case for an account, whatever it is for: a stronger request supersedes it, an equal one for another number contests it, others are
 * refused. An equal one for something else disputes nothing.
 */
function checkOpenCase({ openCase }: ChangeRequest, row: RowName): Result<null, PolicyRefusal> {
  if (openCase === null || strengthOf(row) > strengthOf(openCase.row)) return accept(null);
  const isContest = row === openCase.row && openCase.wish === "another";
  return refuse({ code: isContest ? "change_contested" : "change_under_way", caseNumber: openCase.number });
}

/**
 * Decides a request. Of the rows contained in what was shown the lightest says how soon and how guarded, the strongest what it takes to
 * stop the change; so more evidence never makes anything slower or refused. Refuses a number that is not the person's own, a second
 * change while the account is guarded, one beside an open case that is as strong, and too little evidence, then naming what would suffice.
 */
export function decide(request: ChangeRequest, waits: Waits): Result<Decision, PolicyRefusal> {
  const { ownership, guardedUntil, now } = request;
  const owned = ownership === "foreign" ? accept(null) : checkOwnership(ownership);
  if (!owned.ok) return owned;
  if (guardedUntil !== null && now < guardedUntil) return refuse({ code: "account_guarded", until: guardedUntil });
  const rows = containedRows(request);
  const strongest = rows.at(-1)?.row;
  const [lightest] = rows.map((row) => outcomeOf(row, request, waits)).sort(lighterFirst);
  if (strongest === undefined || lightest === undefined) {
    return refuse({ code: "evidence_insufficient", suffices: suffices(request) });
  }
  const alone = checkOpenCase(request, strongest);
  if (!alone.ok) return alone;
  const [liftsFreeze, supersedes] = [request.freeze !== "none", request.openCase !== null];
  return accept({ ...lightest, row: strongest, liftsFreeze, supersedes });
}
