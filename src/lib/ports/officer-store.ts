import type { Instant } from "#lib/domain/result.ts";
import type { DeskMember, FounderSeat, Officer, OfficerCredential } from "#lib/domain/service-desk/officer.ts";
import type { Effects } from "./effects.ts";

/** An officer who is about to be added. `token` is the secret of the enrolment address and is stored hashed. */
export type Invitation = {
  readonly officer: Pick<Officer, "id" | "name" | "desk" | "addedAt"> & { readonly founderSeat: FounderSeat | null };
  readonly token: string;
  readonly expiresAt: Instant;
};

/** Keeps the officers of the service desk. */
export type OfficerStore = {
  /** Every officer, in the order of being added. */
  list(): Promise<readonly Officer[]>;
  find(id: string): Promise<Officer | null>;
  /** Adds one; false when the founder's seat was taken meanwhile. */
  add(invitation: Invitation, effects: Effects): Promise<boolean>;
  /** Who may enrol by an unused, unexpired token. */
  findInvited(token: string, now: Instant): Promise<Officer | null>;
  /** Uses the token up by one statement and keeps the passkey; false when it is used, expired or unknown, or the passkey is another's. */
  enrol(
    token: string,
    enrolment: { readonly credential: OfficerCredential; readonly at: Instant },
    effects: Effects,
  ): Promise<boolean>;
  /** The officer of a passkey, and what is kept of it. */
  findByCredential(
    credentialId: string,
  ): Promise<{ readonly officer: Officer; readonly credential: OfficerCredential } | null>;
  /** Notes the counter of a use by one statement; false when it has gone on since the passkey was read. */
  recordUse(credential: OfficerCredential, counter: number): Promise<boolean>;
  /** Adds one desk's word for an officer; false when that desk has given it, or either officer was disabled meanwhile. */
  admit(
    officerId: string,
    approval: { readonly by: DeskMember; readonly at: Instant },
    effects: Effects,
  ): Promise<boolean>;
  /** Ends an officer's work: every session, and every live code that the officer issued or approved. False for one who is disabled already. */
  disable(id: string, at: Instant, effects: Effects): Promise<boolean>;
};
