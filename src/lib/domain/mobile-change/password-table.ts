import type { Proof } from "./evidence.ts";
import type { ModifierName, RowName } from "./policy-table.ts";
import type { Waits } from "./waits.ts";

/** What can lengthen the wait for a new password. */
export type PasswordModifierName = Extract<ModifierName, "number_too_new" | "frozen" | "contested" | "unshown_factor">;

type PasswordRow = {
  readonly row: string;
  /** The row of the number's policy that is as strong: it decides who supersedes, cancels and undoes the case, and is kept with it. */
  readonly equals: RowName;
  /** Each alone is enough beside the code to the number on file. */
  readonly anyOf: readonly Proof[];
  readonly wait: keyof Waits | null;
  readonly modifiers: readonly PasswordModifierName[];
};

const EVERY = [
  "number_too_new",
  "frozen",
  "contested",
  "unshown_factor",
] as const satisfies readonly PasswordModifierName[];

/** Who gets a new password with what besides a code to the number on file, and how soon: weakest first. Never by the code alone. */
export const PASSWORD_POLICY = [
  {
    row: "papers_and_sim",
    equals: "everything_lost",
    anyOf: ["registry_facts"],
    wait: "forgottenPasswordMs",
    modifiers: EVERY,
  },
  {
    row: "channel_and_sim",
    equals: "forgotten",
    anyOf: ["email", "known_device"],
    wait: "forgottenPasswordMs",
    modifiers: EVERY,
  },
  { row: "factor_and_sim", equals: "supported", anyOf: ["totp", "recovery_code"], wait: null, modifiers: EVERY },
  { row: "passkey_and_sim", equals: "strong", anyOf: ["passkey"], wait: null, modifiers: ["contested"] },
  { row: "desk_and_sim", equals: "in_person", anyOf: ["in_person"], wait: null, modifiers: [] },
] as const satisfies readonly PasswordRow[];

/** The name of a row for a new password. */
export type PasswordRowName = (typeof PASSWORD_POLICY)[number]["row"];

/** How strong a row is: its place in the table, from 0. */
export const passwordStrengthOf = (name: PasswordRowName): number =>
  PASSWORD_POLICY.findIndex(({ row }) => row === name);

/** The rows that are off where the person switched recovery by papers off for the account. */
export const WEAK_PASSWORD_ROWS: ReadonlySet<PasswordRowName> = new Set(["papers_and_sim"]);

/** The row by which a case for a new password was asked for, from the equal one that is kept with it; `null` for a row that equals none. */
export function passwordRowOf(kept: RowName): PasswordRowName | null {
  return PASSWORD_POLICY.find(({ equals }) => equals === kept)?.row ?? null;
}

/** The strongest row that the proofs contain, whatever is open to the account; `null` when they contain none. */
export function strongestPasswordRow(proofs: ReadonlySet<Proof>): PasswordRowName | null {
  return PASSWORD_POLICY.findLast(({ anyOf }) => anyOf.some((proof) => proofs.has(proof)))?.row ?? null;
}
