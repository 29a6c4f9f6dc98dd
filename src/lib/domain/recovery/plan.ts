import type { Proof } from "../mobile-change/evidence.ts";
import { FOR_FOREIGN_NUMBERS, type ModifierName, POLICY, type RowName } from "../mobile-change/policy-table.ts";
import type { Waits } from "../mobile-change/waits.ts";
import { isForeignNumber } from "../mobile-number.ts";
import type { Belonging, RecoveryProof } from "./belongings.ts";
import type { ShownProof } from "./state.ts";

/** What a person says they have, what they have shown already and what of that does not count, and the new number (E.164) once it is known. */
export type Means = {
  readonly belongings: readonly Belonging[];
  readonly shown: readonly ShownProof[];
  /** What was shown and does not count: the way goes on without it. */
  readonly uncounted: readonly RecoveryProof[];
  readonly number?: string;
};

/** The fastest way to a new number with what a person has, told before they begin and followed once a number of theirs was proved. */
export type RecoveryPlan = {
  readonly row: RowName;
  /** What the row takes of what the person has, shown already or not. */
  readonly needs: readonly RecoveryProof[];
  /** What is still to be shown besides the new number, in the order of the pages. A known browser shows itself. */
  readonly ask: readonly RecoveryProof[];
  /** How long the change takes effect after the request. */
  readonly waitMs: number;
  /** How long it takes where the new number's SIM is fresh (under 72 hours old, or of unknown age). */
  readonly freshSimWaitMs: number;
  /** How long it takes while the number on file is still the person's own. */
  readonly ownedNumberWaitMs: number;
  /** Whether a new password is set afterwards. */
  readonly newPassword: boolean;
  /** Whether a guarded period follows. */
  readonly guarded: boolean;
};

/** The order of the pages that ask for evidence. */
const PAGES = [
  "registry_facts",
  "password",
  "passkey",
  "totp",
  "recovery_code",
  "in_person",
  "email",
  "old_sim",
  "known_device",
] as const satisfies readonly RecoveryProof[];

/** Enrolled ones that are not shown lengthen the wait (`hasUnshownFactor`), so whoever has them is asked for them. */
export const MISSED = ["passkey", "totp"] as const satisfies readonly RecoveryProof[];

/** Proofs in the order of the pages that ask for them. */
export function inPageOrder(proofs: ReadonlySet<Proof | undefined>): readonly RecoveryProof[] {
  return PAGES.filter((proof) => proofs.has(proof));
}

/** The strongest row of the policy that the means reach. Everyone has their papers, so there always is one. */
export function planFor(means: Means, waits: Waits): RecoveryPlan {
  const counts = (proof: RecoveryProof) => !means.uncounted.includes(proof);
  const shown = new Set<Proof>(means.shown.map(({ proof }) => proof).filter(counts));
  const reach = new Set<Proof>([...shown, ...means.belongings.filter(counts), "registry_facts"]);
  const row = POLICY.findLast(({ anyOf }) => anyOf.some((needed) => isWithin(needed, reach))) ?? POLICY[0];
  const modifiers = new Set<ModifierName>(row.modifiers);
  const needed = new Set<Proof>(cheapest(row.anyOf, { reach, shown }));
  const missed = modifiers.has("unshown_factor") ? MISSED.filter((factor) => reach.has(factor)) : [];
  for (const factor of missed) needed.add(factor);
  const waitMs = Math.max(row.wait === null ? 0 : waits[row.wait], waitAbroad(means, waits));
  const needs = inPageOrder(needed);
  return {
    row: row.row,
    needs,
    ask: isVouchable(means, reach) ? needs.filter((proof) => isToShow(proof, shown)) : [],
    waitMs,
    freshSimWaitMs: modifiers.has("fresh_sim") ? Math.max(waitMs, waits.freshSimMs) : waitMs,
    ownedNumberWaitMs: modifiers.has("old_number_owned") ? Math.max(waitMs, waits.oldNumberOwnedMs) : waitMs,
    newPassword: row.newPassword,
    guarded: row.guarded,
  };
}

/** A known browser shows itself. */
function isToShow(proof: Proof, shown: ReadonlySet<Proof>): boolean {
  return proof !== "known_device" && !shown.has(proof);
}

/** A number of another country that nothing can vouch for any more is not helped by anything else: nothing is asked for in vain. */
function isVouchable({ number }: Means, reach: ReadonlySet<Proof>): boolean {
  return number === undefined || !isForeignNumber(number) || FOR_FOREIGN_NUMBERS.some((proof) => reach.has(proof));
}

function waitAbroad({ number }: Means, { foreignMs }: Waits): number {
  return number !== undefined && isForeignNumber(number) ? foreignMs : 0;
}

type Held = { readonly reach: ReadonlySet<Proof>; readonly shown: ReadonlySet<Proof> };

/** Of the alternatives that a person can show, the one of which the least is still to be shown. */
function cheapest(anyOf: readonly (readonly Proof[])[], { reach, shown }: Held): readonly Proof[] {
  const open = (needed: readonly Proof[]) => needed.filter((proof) => isToShow(proof, shown)).length;
  const reached = anyOf.filter((needed) => isWithin(needed, reach));
  return reached.toSorted((one, other) => open(one) - open(other))[0] ?? [];
}

function isWithin(needed: readonly Proof[], reach: ReadonlySet<Proof>): boolean {
  return needed.every((proof) => reach.has(proof));
}
