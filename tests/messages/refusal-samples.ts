import type { MobileNumber } from "#lib/domain/mobile-number.ts";
import type { Locale } from "#lib/i18n/locales.ts";
import { ar } from "#lib/i18n/messages/refusals/ar.ts";
import { type AnyRefusal, refusalWords } from "#lib/i18n/refusal-words.ts";
import type { Text } from "./catalogues.ts";

type Data<Refusal> = Refusal extends AnyRefusal ? Omit<Refusal, "code"> : never;
type CarriesData<Refusal> = Refusal extends AnyRefusal ? (keyof Refusal extends "code" ? never : Refusal) : never;
type CodeWithData = CarriesData<AnyRefusal>["code"];

/** Real data of every refusal that carries any; a new one does not compile until it has some here. */
type Samples = { readonly [Code in CodeWithData]: readonly Data<Extract<AnyRefusal, { readonly code: Code }>>[] };

/** The moment in every sample that names one. */
export const SAMPLE_MOMENT = Date.UTC(2026, 10, 22, 11, 5);
const NUMBERS = [0, 1, 2, 3, 10, 11, 30, 60, 99, 100, 3600];
const lengths = [8, 15, 32, 128, 254];

/** Numbers of every grammatical kind, both ends of every choice. */
const SAMPLES: Samples = {
  too_long: lengths.map((maximum) => ({ maximum })),
  national_id_wrong_length: [{ digits: 10 }],
  mobile_stray_letter: [{ suggestion: "+966512345678" as MobileNumber, shown: "+966 51 234 5678" }],
  mobile_country_not_allowed: [{ country: "EG" }, { country: null }],
  mobile_country_differs: [{ country: "AE" }],
  username_too_short: [{ minimum: 8 }],
  username_too_long: [{ maximum: 32 }],
  email_too_long: [{ maximum: 254 }],
  full_name_too_long: [{ maximum: 100 }],
  code_not_six_digits: [{ digits: 6 }],
  hold_code_not_eight_letters: [{ letters: 8 }],
  desk_code_not_eight_letters: [{ letters: 8 }],
  lookup_note_too_short: [{ minimum: 10 }],
  recovery_code_malformed: [{ length: 16 }],
  password_too_short: [{ minimum: 8 }, { minimum: 15 }],
  password_too_long: [{ maximum: 128 }],
  unexpected: [{ reference: "7K3M2Q9X" }],
  wait_grew: [1, 2, 3, 11].map((days) => ({ waitMs: days * 24 * 60 * 60 * 1000 })),
  too_many_attempts: NUMBERS.map((waitSeconds) => ({ waitSeconds })),
  account_frozen: [{ until: SAMPLE_MOMENT }, { until: null }, { until: "lifted" }],
  code_wrong: [1, 2, 3, 4].map((guessesLeft) => ({ guessesLeft })),
  resend_too_soon: NUMBERS.map((waitSeconds) => ({ waitSeconds })),
  code_allowance_spent: NUMBERS.map((waitSeconds) => ({ waitSeconds })),
  passkeys_at_maximum: [{ maximum: 10 }],
  officer_too_new: [{ until: SAMPLE_MOMENT }],
  account_guarded: [{ until: SAMPLE_MOMENT }],
  change_under_way: [{ caseNumber: "NF-7K3M-2Q9X" }],
  change_contested: [{ caseNumber: "NF-7K3M-2Q9X" }],
  evidence_insufficient: [
    { suffices: [["in_person"]] },
    { suffices: [["passkey"], ["in_person"]] },
    { suffices: [["registry_facts"], ["password"], ["passkey"], ["totp", "recovery_code"], ["in_person"]] },
  ],
};

/** The code of every refusal. */
export const CODES = Object.keys(ar) as readonly AnyRefusal["code"][];

const samplesByCode = new Map<string, readonly object[]>(Object.entries(SAMPLES));

/** Every refusal, with each of its samples. */
export const REFUSALS: readonly AnyRefusal[] = CODES.flatMap((code) =>
  (samplesByCode.get(code) ?? [{}]).map((data) => ({ ...data, code }) as AnyRefusal),
);

/** Every refusal as a person reads it. */
export function saidRefusals(locale: Locale): readonly Text[] {
  return REFUSALS.map((refusal) => ({
    path: `refusals.${refusal.code}`,
    text: refusalWords(locale, refusal),
    template: false,
  }));
}
