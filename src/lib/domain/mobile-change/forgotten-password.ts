import type { Account } from "../account/account.ts";
import type { Instant, Result } from "../result.ts";
import { accept, refuse } from "../result.ts";
import { EVIDENCE_SETTLES_MS, FRESH_SIM_MS, type Proof } from "./evidence.ts";
import { PASSWORD_POLICY, type PasswordModifierName, WEAK_PASSWORD_ROWS } from "./password-table.ts";
import type { Decision, PolicyRefusal } from "./policy.ts";
import { type ChangeRequest, strengthOf } from "./policy-table.ts";
import type { Waits } from "./waits.ts";

/** Everything that decides about a new password. The code to the number on file was typed, and the number is this id's. */
export type PasswordRequest = Pick<
  ChangeRequest,
  "proofs" | "hasUnshownFactor" | "freeze" | "weakRows" | "dispute" | "guardedUntil" | "now"
> & {
  /** From when the number on file counts as evidence (`numberCountsAt`). */
  readonly numberCountsAt: Instant;
  /** The account's open case; `same` when it is for a new password too. */
  readonly openCase: (NonNullable<ChangeRequest["openCase"]> & { readonly wish: "same" | "something_else" }) | null;
};

/** Why no new password is to be had now. */
export type PasswordPolicyRefusal = Extract<
  PolicyRefusal,
  { readonly code: "account_guarded" | "change_under_way" | "evidence_insufficient" }
>;

/**
 * From when a number on file counts as evidence: 72 h after its SIM was issued or swapped (at an unknown time: 72 h from now), and 7 days after
 * the number was changed, as the old SIM does everywhere (mobile-change, Evidence).
 */
export function numberCountsAt(
  { createdAt, mobile }: Pick<Account, "createdAt" | "mobile">,
  simChangedAt: Instant | null,
  now: Instant,
): Instant {
  const wasChanged = mobile.changedAt !== null && mobile.changedAt > createdAt;
  const settledAt = wasChanged ? (mobile.changedAt ?? 0) + EVIDENCE_SETTLES_MS : 0;
  return Math.max(settledAt, (simChangedAt ?? now) + FRESH_SIM_MS);
}

type Row = (typeof PASSWORD_POLICY)[number];
type Modifier = {
  readonly name: PasswordModifierName;
  readonly applies: (request: PasswordRequest) => boolean;
  readonly lengthen: (waitMs: number, request: PasswordRequest, waits: Waits) => number;
};

/** In the order in which they work: the one that adds comes last. */
const MODIFIERS: readonly Modifier[] = [
  {
    name: "number_too_new",
    applies: ({ numberCountsAt: at, now }) => at > now,
    lengthen: (waitMs, { numberCountsAt: at, now }) => Math.max(waitMs, at - now),
  },
  {
    name: "frozen",
    applies: ({ freeze }) => freeze !== "none",
    lengthen: (waitMs, _, waits) => Math.max(waitMs, waits.frozenMs),
  },
  {
    name: "contested",
    applies: ({ dispute }) => dispute === "contested",
    lengthen: (waitMs, _, waits) => Math.max(waitMs, waits.contestedMs),
  },
  {
    name: "unshown_factor",
    applies: ({ hasUnshownFactor }) => hasUnshownFactor,
    lengthen: (waitMs, _, waits) => waitMs + waits.unshownFactorMs,
  },
];

function openRows({ freeze, weakRows }: PasswordRequest): readonly Row[] {
  return PASSWORD_POLICY.filter(({ row }) => {
    if (freeze === "in_person_only") return row === "desk_and_sim";
    return weakRows === "on" || !WEAK_PASSWORD_ROWS.has(row);
  });
}

const contains = (shown: ReadonlySet<Proof>, { anyOf }: Row): boolean => anyOf.some((proof) => shown.has(proof));

type Waiting = { readonly waitMs: number; readonly lengthenedBy: readonly PasswordModifierName[] };

function waitOf({ wait, modifiers }: Row, request: PasswordRequest, waits: Waits): Waiting {
  const subjectTo: ReadonlySet<PasswordModifierName> = new Set(modifiers);
  const own: Waiting = { waitMs: wait === null ? 0 : waits[wait], lengthenedBy: [] };
  return MODIFIERS.filter(({ name, applies }) => subjectTo.has(name) && applies(request)).reduce(
    (so: Waiting, { name, lengthen }) => {
      const waitMs = lengthen(so.waitMs, request, waits);
      return waitMs === so.waitMs ? so : { waitMs, lengthenedBy: [...so.lengthenedBy, name] };
    },
    own,
  );
}

/**
 * Decides about a new password for who showed the SIM of the number on file. Of the rows that were shown the quickest says how soon, the strongest
 * what it takes to stop it, as with the number. What takes effect at once is set at once; after a wait the old password counts for nothing and a
 * new one is due. Refuses in a guarded period, beside an open case that is as strong, and without anything besides the SIM.
 */
export function decidePassword(request: PasswordRequest, waits: Waits): Result<Decision, PasswordPolicyRefusal> {
  const { proofs, guardedUntil, openCase, dispute, freeze, now } = request;
  if (guardedUntil !== null && now < guardedUntil) return refuse({ code: "account_guarded", until: guardedUntil });
  const rows = openRows(request).filter((row) => contains(proofs, row));
  const strongest = rows.at(-1);
  if (strongest === undefined) {
    const suffices = openRows(request).flatMap(({ anyOf }) => anyOf.map((proof: Proof) => [proof]));
    return refuse({ code: "evidence_insufficient", suffices });
  }
  if (openCase !== null && strengthOf(strongest.equals) <= strengthOf(openCase.row)) {
    return refuse({ code: "change_under_way", caseNumber: openCase.number });
  }
  const [quickest] = rows.map((row) => waitOf(row, request, waits)).sort((one, other) => one.waitMs - other.waitMs);
  const { waitMs, lengthenedBy } = quickest ?? waitOf(strongest, request, waits);
  const contested = dispute === "contested" && waitMs > 0;
  return accept({
    row: strongest.equals,
    waitMs,
    lengthenedBy,
    guarded: true,
    newPassword: waitMs > 0,
    dailyNotice: contested,
    contested,
    liftsFreeze: freeze !== "none",
    supersedes: openCase !== null,
  });
}
