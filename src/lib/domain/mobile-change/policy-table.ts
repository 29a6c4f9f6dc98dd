import type { Instant } from "../result.ts";
import { isFreshSim, type NumberOwnership, type OwnershipReading, type Proof } from "./evidence.ts";
import type { Waits } from "./waits.ts";

/** What can lengthen a wait (mobile-change, Modifiers). */
export type ModifierName =
  | "fresh_sim"
  | "old_number_owned"
  | "frozen"
  | "contested"
  | "foreign_number"
  | "number_too_new"
  | "unshown_factor";

type PolicyRow = {
  readonly row: string;
  /** Each alternative alone is enough. */
  readonly anyOf: readonly (readonly Proof[])[];
  /** The row's own wait; `null` takes effect at once. */
  readonly wait: keyof Waits | null;
  readonly guarded: boolean;
  /** Whether the person sets a new password afterwards, the old one counting for nothing any more. */
  readonly newPassword: boolean;
  readonly dailyNotice: boolean;
  /** What lengthens this row's wait. */
  readonly modifiers: readonly ModifierName[];
};

const AT_ONCE = { wait: null, guarded: true, newPassword: false, dailyNotice: false } as const;
const LOST = { guarded: true, newPassword: true } as const;
const ALWAYS = ["contested", "foreign_number"] as const satisfies readonly ModifierName[];
const EVERY = ["fresh_sim", "frozen", "unshown_factor", ...ALWAYS] as const satisfies readonly ModifierName[];

/** Who may change a number with what, and how soon: weakest first. This is the table of mobile-change, Policy. */
export const POLICY = [
  {
    row: "everything_lost",
    anyOf: [["registry_facts"]],
    ...LOST,
    wait: "everythingLostMs",
    dailyNotice: true,
    modifiers: EVERY,
  },
  {
    row: "forgotten",
    anyOf: [["registry_facts", "email"]],
    ...LOST,
    wait: "forgottenMs",
    dailyNotice: false,
    modifiers: EVERY,
  },
  { row: "password", anyOf: [["password"]], ...AT_ONCE, modifiers: EVERY },
  {
    row: "supported",
    anyOf: [
      ["password", "email"],
      ["password", "known_device"],
    ],
    ...AT_ONCE,
    modifiers: EVERY,
  },
  { row: "ordinary", anyOf: [["old_sim", "password"]], ...AT_ONCE, guarded: false, modifiers: ALWAYS },
  {
    row: "strong",
    anyOf: [["passkey"], ["password", "totp"], ["password", "recovery_code"], ["totp", "recovery_code"]],
    ...AT_ONCE,
    modifiers: [...ALWAYS, "unshown_factor"],
  },
  { row: "in_person", anyOf: [["in_person"]], ...AT_ONCE, modifiers: ["old_number_owned", "foreign_number"] },
] as const satisfies readonly PolicyRow[];

/** The name of a row of the policy. */
export type RowName = (typeof POLICY)[number]["row"];

/** How strong a row is: its place in the table, from 0. */
export const strengthOf = (name: RowName): number => POLICY.findIndex(({ row }) => row === name);

/** The rows that a person may switch off for the account. */
export const WEAK_ROWS: ReadonlySet<RowName> = new Set(["everything_lost", "forgotten"]);

/** One of these must be shown for a number that no registry vouches for. */
export const FOR_FOREIGN_NUMBERS: readonly Proof[] = ["passkey", "in_person"];

/** Whether what counts vouches for a number of another country, in the registry's place. */
export const vouchesForForeign = (proofs: ReadonlySet<Proof>): boolean =>
  FOR_FOREIGN_NUMBERS.some((proof) => proofs.has(proof));

/** Everything the policy looks at. */
export type ChangeRequest = {
  /** The proofs that count (`countedProofs`). */
  readonly proofs: ReadonlySet<Proof>;
  /** A passkey or an authenticator app is enrolled and was not shown (`hasUnshownFactor`). */
  readonly hasUnshownFactor: boolean;
  /** Whose the new number is, read for this request. */
  readonly ownership: NumberOwnership;
  /** The registry's answer about the number on file: anything but a "no" may still be this id's. */
  readonly oldNumber: OwnershipReading["answer"];
  /** Whether the account is frozen, and whether only the service desk lifts that. */
  readonly freeze: "none" | "liftable" | "in_person_only";
  /** Whether the person has switched the two weakest rows off. */
  readonly weakRows: "on" | "off";
  /** Whether the account's cases are contested: one was cancelled or undone within 30 days by someone else than who asked. */
  readonly dispute: "none" | "contested";
  /** Until when no second change is allowed. */
  readonly guardedUntil: Instant | null;
  /** The account's open case: for the same, for another number, or for something else than a number. */
  readonly openCase: {
    readonly number: string;
    readonly row: RowName;
    readonly wish: "same" | "another" | "something_else";
  } | null;
  readonly now: Instant;
};

/** What lengthens a wait, when, and by how much. */
export type Modifier = {
  readonly name: ModifierName;
  readonly applies: (request: ChangeRequest) => boolean;
  readonly lengthen: (waitMs: number, waits: Waits) => number;
};

const atLeast = (wait: keyof Waits) => (waitMs: number, waits: Waits) => Math.max(waitMs, waits[wait]);

/** The modifiers in the order in which they work: the one that adds comes last. */
export const MODIFIERS: readonly Modifier[] = [
  {
    name: "fresh_sim",
    applies: ({ ownership, now }) => ownership !== "foreign" && isFreshSim(ownership.simChangedAt, now),
    lengthen: atLeast("freshSimMs"),
  },
  {
    name: "old_number_owned",
    applies: ({ oldNumber, dispute }) => oldNumber !== "no" && dispute === "none",
    lengthen: atLeast("oldNumberOwnedMs"),
  },
  { name: "frozen", applies: ({ freeze }) => freeze !== "none", lengthen: atLeast("frozenMs") },
  { name: "contested", applies: ({ dispute }) => dispute === "contested", lengthen: atLeast("contestedMs") },
  { name: "foreign_number", applies: ({ ownership }) => ownership === "foreign", lengthen: atLeast("foreignMs") },
  {
    name: "unshown_factor",
    applies: ({ hasUnshownFactor }) => hasUnshownFactor,
    lengthen: (waitMs, waits) => waitMs + waits.unshownFactorMs,
  },
];
