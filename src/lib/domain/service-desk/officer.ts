import type { Instant, Result } from "../result.ts";
import { accept, refuse } from "../result.ts";

const MINUTE_MS = 60 * 1000;
const HOUR_MS = 60 * MINUTE_MS;

/** How long the address by which an officer enrols a passkey can be used, once. */
export const ENROLMENT_LIFETIME_MS = 24 * HOUR_MS;

/** For how long an officer who was approved by two desks approves nothing (mobile-change: what is new counts for nothing for 7 days). */
export const PROBATION_MS = 7 * 24 * HOUR_MS;

/** The seats of those who begin without the approval of two desks: the first two officers, who are of different desks. */
export const FOUNDER_SEATS = [1, 2] as const;

/** One of the two seats. */
export type FounderSeat = (typeof FOUNDER_SEATS)[number];

/** How many desks admit a later officer. */
export const ADMITTING_DESKS = 2;

/** How long an officer's session lasts at most, and how long without a request. */
export const OFFICER_SESSION_MS = 8 * HOUR_MS;
export const OFFICER_IDLE_MS = 15 * MINUTE_MS;

/** Who acts at which desk. */
export type DeskMember = { readonly officerId: string; readonly desk: string };

/** One desk's word that an officer may work. */
export type DeskApproval = DeskMember & { readonly at: Instant };

/** An officer of the service desk. `approvals` are those of desks, each once. */
export type Officer = {
  readonly id: string;
  readonly name: string;
  readonly desk: string;
  /** Which of the two seats that need nobody's approval; `null` for every later officer. */
  readonly founderSeat: FounderSeat | null;
  readonly addedAt: Instant;
  readonly enrolledAt: Instant | null;
  readonly approvals: readonly DeskApproval[];
  readonly disabledAt: Instant | null;
};

/** What an officer may do: `invited` and `waiting` nothing, `new` look and issue, `full` approve as well. */
export type OfficerStanding = "disabled" | "invited" | "waiting" | "new" | "full";

/** From when an officer may work; `null` for one who has not enrolled or was not admitted by two desks. */
export function worksFrom({ founderSeat, enrolledAt, approvals }: Officer): Instant | null {
  if (enrolledAt === null || founderSeat !== null) return enrolledAt;
  const byTime = approvals.map(({ at }) => at).sort((one, other) => one - other);
  return byTime[ADMITTING_DESKS - 1] ?? null;
}

/** Where an officer stands now. */
export function standingOf(officer: Officer, now: Instant): OfficerStanding {
  if (officer.disabledAt !== null) return "disabled";
  if (officer.enrolledAt === null) return "invited";
  const from = worksFrom(officer);
  if (from === null) return "waiting";
  return officer.founderSeat !== null || now - from >= PROBATION_MS ? "full" : "new";
}

/** Whether an officer may sign in and work. */
export function mayWork(officer: Officer, now: Instant): boolean {
  const standing = standingOf(officer, now);
  return standing === "new" || standing === "full";
}

/** Why an officer's approval does not count. */
export type ApproverRefusal =
  | { readonly code: "officer_too_new"; readonly until: Instant }
  | { readonly code: "officer_barred" };

/** Whether an officer may approve anything now; refused in the first 7 days after two desks admitted the officer. */
export function checkApprover(officer: Officer, now: Instant): Result<null, ApproverRefusal> {
  const standing = standingOf(officer, now);
  if (standing === "full") return accept(null);
  const from = worksFrom(officer);
  if (standing !== "new" || from === null) return refuse({ code: "officer_barred" });
  return refuse({ code: "officer_too_new", until: from + PROBATION_MS });
}

/** Why an officer's admission is not approved. */
export type AdmissionRefusal = { readonly code: "officer_not_waiting" | "desk_approved_already" };

/** Adds one desk's word for an officer who has enrolled and waits; a desk has one word, and nobody has one for oneself. */
export function admit(officer: Officer, by: DeskMember, now: Instant): Result<Officer, AdmissionRefusal> {
  if (standingOf(officer, now) !== "waiting" || officer.id === by.officerId)
    return refuse({ code: "officer_not_waiting" });
  if (officer.approvals.some(({ desk }) => desk === by.desk)) return refuse({ code: "desk_approved_already" });
  return accept({ ...officer, approvals: [...officer.approvals, { ...by, at: now }] });
}

/** An officer's passkey as it is kept: the public key is COSE (RFC 9052), the id base64url. */
export type OfficerCredential = {
  readonly credentialId: string;
  readonly publicKey: Uint8Array;
  readonly counter: number;
  readonly backupEligible: boolean;
};

/** Which seat the next officer of a desk begins on: a founder's while one is free, none afterwards. Refuses a second founder of one desk. */
export function seatFor(
  desk: string,
  officers: readonly Officer[],
): Result<FounderSeat | null, { readonly code: "founders_of_one_desk" }> {
  const founders = officers.filter(({ founderSeat }) => founderSeat !== null);
  const free = FOUNDER_SEATS.find((seat) => founders.every(({ founderSeat }) => founderSeat !== seat));
  if (free === undefined) return accept(null);
  return founders.some((founder) => founder.desk === desk) ? refuse({ code: "founders_of_one_desk" }) : accept(free);
}
