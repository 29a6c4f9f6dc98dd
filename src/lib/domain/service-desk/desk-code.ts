import type { Instant, Result } from "../result.ts";
import { accept, assertNever, refuse } from "../result.ts";
import type { DeskMember } from "./officer.ts";

/** From its issue on a service-desk code is good for so long, its approval included (mobile-change, Evidence: `in_person`). */
export const DESK_CODE_LIFETIME_MS = 15 * 60 * 1000;

/**
 * How many guesses an approved code stands, wherever they come from. Its eight letters bear them, and nobody can spend them in its fifteen minutes
 * from a few networks: there each guess is slowed down by `deskGuessKey` (decision 58).
 */
export const DESK_CODE_GUESSES = 1000;

/** The throttle's key for guesses at the desk codes of one account, or of a typed subject, in one network. */
export const deskGuessKey = (subject: string, network: string): string => `desk-code|${subject}|${network}`;

/**
 * What a code is good for: a request for a new number, one case (stopping it, or ending that it is contested), or the account as it is
 * (ending a freeze, confirming a new account, switching the two weakest rows on again).
 */
export type DeskCodeScope =
  | { readonly kind: "new_number" }
  | { readonly kind: "case"; readonly caseNumber: string }
  | { readonly kind: "account" };

/** Where a code stands; its time runs beside (`isOver`). */
export type DeskCodeProgress =
  | { readonly state: "issued" }
  | { readonly state: "approved"; readonly by: DeskMember; readonly guesses: number }
  | { readonly state: "used"; readonly by: DeskMember }
  | { readonly state: "withdrawn" };

/** A service-desk code as its officers see it; the code itself is shown once and kept nowhere. `number` is E.164. */
export type DeskCode = {
  readonly id: string;
  readonly accountId: string;
  readonly scope: DeskCodeScope;
  readonly number: string;
  readonly issuer: DeskMember;
  readonly issuedAt: Instant;
  readonly progress: DeskCodeProgress;
};

/** What can happen to a code. `entered` says whether the code, and what it was entered for, was right. */
export type DeskCodeEvent =
  | { readonly type: "approved"; readonly by: DeskMember }
  | { readonly type: "withdrawn" }
  | { readonly type: "entered"; readonly right: boolean };

/** Why an event does not apply to a code as it stands. */
export type DeskCodeRefusal = {
  readonly code: "desk_code_over" | "desk_code_own" | "desk_code_same_desk" | "desk_code_not_accepted";
};

/** Whether nothing can happen to a code any more: used, withdrawn, guessed at too often, or out of time. */
export function isOver({ progress, issuedAt }: Pick<DeskCode, "progress" | "issuedAt">, now: Instant): boolean {
  if (now >= issuedAt + DESK_CODE_LIFETIME_MS) return true;
  if (progress.state === "approved") return progress.guesses >= DESK_CODE_GUESSES;
  return progress.state !== "issued";
}

/** What an event comes to: the code's next progress, and what its actor is told. A guess is counted whether or not it is right. */
export type DeskCodeStep = { readonly progress: DeskCodeProgress; readonly verdict: Result<null, DeskCodeRefusal> };

/** One event in the life of a code. Only an officer of another desk than the issuer's approves it; only an approved one can be used, once. */
export function advanceDeskCode(code: DeskCode, event: DeskCodeEvent, now: Instant): DeskCodeStep {
  const { progress } = code;
  const stays = (refusal: DeskCodeRefusal["code"]): DeskCodeStep => ({ progress, verdict: refuse({ code: refusal }) });
  if (isOver(code, now)) return stays(event.type === "entered" ? "desk_code_not_accepted" : "desk_code_over");
  switch (event.type) {
    case "approved":
      return approve(code, event.by);
    case "withdrawn":
      return { progress: { state: "withdrawn" }, verdict: accept(null) };
    case "entered":
      return progress.state === "approved" ? enter(progress, event) : stays("desk_code_not_accepted");
    default:
      return assertNever(event);
  }
}

function approve({ progress, issuer }: DeskCode, by: DeskMember): DeskCodeStep {
  const stays = (code: DeskCodeRefusal["code"]): DeskCodeStep => ({ progress, verdict: refuse({ code }) });
  if (issuer.officerId === by.officerId) return stays("desk_code_own");
  if (issuer.desk === by.desk) return stays("desk_code_same_desk");
  if (progress.state !== "issued") return stays("desk_code_over");
  return { progress: { state: "approved", by, guesses: 0 }, verdict: accept(null) };
}

function enter(
  { by, guesses }: Extract<DeskCodeProgress, { state: "approved" }>,
  { right }: Extract<DeskCodeEvent, { type: "entered" }>,
): DeskCodeStep {
  if (right) return { progress: { state: "used", by }, verdict: accept(null) };
  const progress = { state: "approved", by, guesses: guesses + 1 } as const;
  return { progress, verdict: refuse({ code: "desk_code_not_accepted" }) };
}
