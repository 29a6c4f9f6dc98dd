import type { Challenge } from "../challenge.ts";
import type { Language } from "../language.ts";
import type { Instant } from "../result.ts";
import type { Proof, ShownFactor } from "./evidence.ts";

/** Who asks for a change, by which way, and what they have shown for it. */
export type Applicant = {
  readonly accountId: string;
  readonly route: "absher" | "signed_in" | "recovery";
  /** The account area's session that began it (`sid`): no other carries it on. `null` on every other route. */
  readonly sid: string | null;
  readonly proofs: readonly Proof[];
  /** The very factors that were shown, where they are known. */
  readonly shownFactors: readonly ShownFactor[];
  /** Since when the browser that asks was known to the account when it asked; `null` when it was not. */
  readonly knownSince: Instant | null;
  /** When the password and the codes were shown. */
  readonly shownAt: Instant;
  /** The language of the account's messages. */
  readonly language: Language;
};

/** What the person wants: a new number (E.164) and, if they wish, a new e-mail. */
export type Wish = { readonly number: string; readonly email: string | null };

/** Why a proved number cannot be used; the person may give another one. */
export type NumberRefusal = "number_not_owned" | "number_on_business" | "number_given_twice" | "number_unchanged";

type Journey = { readonly applicant: Applicant; readonly challenges: readonly Challenge[] };
type Chosen = Journey & { readonly wish: Wish };

/** Where a change of number stands in one browser. The Absher route begins at `started`, the signed-in route at `authenticated`. */
export type MobileChangeState =
  | { readonly step: "started"; readonly pictureDigits: number }
  | (Journey & { readonly step: "authenticated" })
  | (Chosen & { readonly step: "number_given" })
  | (Chosen & { readonly step: "code_sent" })
  | (Chosen & { readonly step: "number_proved" })
  | (Chosen & { readonly step: "number_refused"; readonly reason: NumberRefusal })
  | (Chosen & { readonly step: "email_code_sent" })
  | (Chosen & { readonly step: "email_proved" })
  | { readonly step: "done"; readonly applicant: Applicant; readonly caseNumber: string };

/** A state at one of its steps. */
export type MobileChangeAt<Step extends MobileChangeState["step"]> = Extract<MobileChangeState, { step: Step }>;
