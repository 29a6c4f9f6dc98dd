import type { Challenge } from "../challenge.ts";
import type { Language } from "../language.ts";
import type { Instant } from "../result.ts";
import type { SignInName } from "../sign-in-name.ts";
import type { RecoveryAim } from "./aim.ts";
import type { Belonging, RecoveryProof } from "./belongings.ts";

/** A number of their own that a person gives (E.164) and, if they wish, a new e-mail. */
export type Wish = { readonly number: string; readonly email: string | null };

/** Evidence that was shown, and when. `factorId` names the very passkey; `null` for what there is one of. */
export type ShownProof = { readonly proof: RecoveryProof; readonly at: Instant; readonly factorId: string | null };

/** Who vouches for a number of another country, and by what: it is shown before a code goes there. */
export type Voucher = {
  readonly accountId: string;
  readonly shown: ShownProof & { readonly proof: "passkey" | "in_person" };
};

/** A channel that a code goes to once the number is proved: two on file, and the new e-mail. */
export type Channel = "email" | "old_sim" | "new_email";

/**
 * Why a number of which the SIM was shown cannot be used. The first tells nothing about whose it is or whether there is an account; the last is
 * told only to who proved a number of the account's own id.
 */
export type OwnershipProblem = "number_not_matched" | "number_on_business" | "number_not_on_file";

/** Who has proved a number of their own, and what they have shown since. `codes` are those of the channels, each named by its channel. */
export type Owner = {
  readonly accountId: string;
  readonly language: Language;
  readonly shown: readonly ShownProof[];
  /** What was shown and does not count now: too new, or a SIM that was swapped or is not theirs. The way on does without it. */
  readonly uncounted: readonly RecoveryProof[];
  readonly codes: readonly Challenge[];
  /** Since when the account knows this browser; `null` when it does not, or not for long enough to be evidence. */
  readonly deviceKnownSince: Instant | null;
};

/** What a recovery came to, for its last page: the case to follow, and the username that is to be shown there. */
export type RecoveryOutcome = { readonly caseNumber: string | null; readonly username: string | null };

type Journey = {
  readonly aim: RecoveryAim;
  readonly belongings: readonly Belonging[];
  /** The codes of the numbers that were given, so that correcting one refills no guesses. */
  readonly challenges: readonly Challenge[];
};
type Named = Journey & {
  readonly name: SignInName;
  readonly wish: Wish;
  /** `null` for a number of this country, and for one of another country that nobody has vouched for. */
  readonly voucher: Voucher | null;
};

/** Where a recovery stands in one browser. Before `owner_proved` nothing about the account, or whether there is one, has been used. */
export type RecoveryState =
  | (Journey & { readonly step: "begun" })
  | (Named & { readonly step: "abroad_named" })
  | (Named & { readonly step: "code_sent" })
  | (Named & { readonly step: "number_proved" })
  | (Named & { readonly step: "number_refused"; readonly reason: OwnershipProblem })
  | (Named & { readonly step: "account_missing" })
  | (Named & { readonly step: "owner_proved"; readonly owner: Owner })
  | ({ readonly step: "done"; readonly aim: RecoveryAim } & RecoveryOutcome);

/** A state at one of its steps. */
export type RecoveryAt<Step extends RecoveryState["step"]> = Extract<RecoveryState, { step: Step }>;
