import type { CaseActRefusal } from "#lib/domain/mobile-change/refusal.ts";
import type { Applicant } from "#lib/domain/mobile-change/state.ts";
import { accept, type Result, refuse } from "#lib/domain/result.ts";
import type { CaseWrite } from "#lib/ports/mobile-change-store.ts";
import type { ChangePorts } from "../mobile-change/change-ports.ts";

/** What acts on cases and freezes need from outside. */
export type CasePorts = Pick<
  ChangePorts,
  "accounts" | "chance" | "clock" | "factors" | "jobs" | "mobileChanges" | "mobileOwnership" | "policy"
>;

/**
 * What somebody has shown about an account, each thing proved before and once: the proofs, the factors among them, and the number that a code
 * was sent to and typed (E.164; `null` for none). An act judges what counts of it.
 */
export type ShownEvidence = Pick<Applicant, "accountId" | "proofs" | "shownFactors" | "knownSince" | "shownAt"> & {
  readonly provedNumber: string | null;
};

/** What an act tries: its outcome, or that another request was first. */
export type Attempt<Value> = Result<Value, CaseActRefusal> | "another_was_first";

const MAX_RACES = 8;

/** Tries an act anew, everything read afresh, while other requests are first; gives up as busy. */
export async function untilSettled<Value>(
  attempt: () => Promise<Attempt<Value>>,
): Promise<Result<Value, CaseActRefusal>> {
  for (let race = 0; race < MAX_RACES; race += 1) {
    const outcome = await attempt();
    if (outcome !== "another_was_first") return outcome;
  }
  return refuse({ code: "busy" });
}

/** Writes what an act changes and has its messages sent; `value` is what the act answers. */
export async function settle<Value>(
  ports: Pick<CasePorts, "jobs" | "mobileChanges">,
  written: CaseWrite,
  value: Value,
): Promise<Attempt<Value>> {
  const outcome = await ports.mobileChanges.write(written);
  if (outcome === "freeze_way_used") return refuse({ code: "freeze_used_lately" });
  if (outcome !== "written") return "another_was_first";
  ports.jobs.nudge();
  return accept(value);
}
