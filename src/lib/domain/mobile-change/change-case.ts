import type { CaseProgress } from "./case-machine.ts";
import type { RowName } from "./policy-table.ts";
import type { Applicant } from "./state.ts";

/** What a case changes, and from what, so that it can be undone. Numbers are E.164; `oldEmail` is `null` where the account had none, `newEmail` where it stays. */
export type ChangedContacts = {
  readonly oldNumber: string;
  readonly newNumber: string;
  readonly oldEmail: string | null;
  readonly newEmail: string | null;
  /** Whether messages may go to the old number: it is usable and the registry does not deny it to this id. */
  readonly oldNumberCounts: boolean;
};

/** One change of a mobile number from its request to its end. `number` is public, such as `NF-7K3M-2Q9X`. */
export type ChangeCase = {
  readonly id: string;
  readonly number: string;
  readonly version: number;
  readonly accountId: string;
  readonly row: RowName;
  readonly guarded: boolean;
  readonly route: Applicant["route"];
  readonly contacts: ChangedContacts;
  readonly progress: CaseProgress;
};
