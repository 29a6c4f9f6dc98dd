import type { Branded } from "./branded.ts";
import { foldGrouped } from "./digits.ts";
import { accept, type Result, refuse } from "./result.ts";
import { firstBroken, type Rule, rule } from "./rule.ts";

/** Ten ASCII digits, the first 1 (citizen) or 2 (resident), with a right check digit. Says nothing about existence. */
export type NationalId = Branded<"NationalId">;

/** Whose id it is: a citizen's national id or a resident's Iqama. */
export type NationalIdKind = "citizen" | "resident";

/** Why a typed id is not one. */
export type NationalIdRefusal =
  | { readonly code: "national_id_not_digits" }
  | { readonly code: "national_id_wrong_length"; readonly digits: 10 }
  | { readonly code: "national_id_wrong_start" }
  | { readonly code: "national_id_check_failed" };

/** The longest typed text that is looked at at all. */
export const NATIONAL_ID_TYPED_MAXIMUM = 64;

const passesLuhn = (digits: string): boolean => {
  const sum = [...digits].reduce((total, digit, index) => {
    const weighted = Number(digit) * (index % 2 === 0 ? 2 : 1);
    return total + (weighted > 9 ? weighted - 9 : weighted);
  }, 0);
  return sum % 10 === 0;
};

/** The rules of an id on its folded form, in the order in which they are told (Luhn: the check digit in public use for both kinds). */
export const nationalIdRules: readonly Rule<NationalIdRefusal>[] = [
  rule({ code: "national_id_not_digits" }, (id) => /^\d+$/.test(id)),
  rule({ code: "national_id_wrong_length", digits: 10 }, (id) => id.length === 10),
  rule({ code: "national_id_wrong_start" }, (id) => id.startsWith("1") || id.startsWith("2")),
  rule({ code: "national_id_check_failed" }, passesLuhn),
];

/** Whether text is a canonical id, as stored. */
export const isNationalId = (text: string): text is NationalId =>
  text.length === 10 && firstBroken(nationalIdRules, text, undefined) === null;

/** Folds and checks a typed id; Arabic-Indic and Persian digits, spaces, dashes and direction marks are accepted. */
export const parseNationalId = (typed: string): Result<NationalId, NationalIdRefusal> => {
  if (typed.length > NATIONAL_ID_TYPED_MAXIMUM) return refuse({ code: "national_id_wrong_length", digits: 10 });
  const folded = foldGrouped(typed);
  if (isNationalId(folded)) return accept(folded);
  return refuse(firstBroken(nationalIdRules, folded, undefined) ?? { code: "national_id_not_digits" });
};

/** A citizen's id begins with 1, a resident's with 2. */
export const nationalIdKind = (id: NationalId): NationalIdKind => (id.startsWith("1") ? "citizen" : "resident");
