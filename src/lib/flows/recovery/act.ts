import type { CaseProgress } from "#lib/domain/mobile-change/case-progress.ts";
import type { CaseActRefusal, MobileChangeRefusal } from "#lib/domain/mobile-change/refusal.ts";
import type { RecoveryOutcome } from "#lib/domain/recovery/state.ts";
import { accept, assertNever, type Result, refuse } from "#lib/domain/result.ts";
import { type Effects, NO_EFFECTS } from "#lib/ports/effects.ts";
import { cancelCase } from "../cases/cancel-case.ts";
import { freezeAccount } from "../cases/freeze-account.ts";
import { liftFreeze } from "../cases/lift-freeze.ts";
import { reportStolenPhone } from "../cases/report-stolen-phone.ts";
import { undoCase } from "../cases/undo-case.ts";
import { switchWeakRowsOn } from "../cases/weak-rows.ts";
import type { OwnedRecovery } from "./load-recovery.ts";
import type { OwnRecovery, RecoveryPorts } from "./recovery-ports.ts";
import { requestChange } from "./request-change.ts";
import { shownEvidence } from "./shown-evidence.ts";
import { tellUsername } from "./tell-username.ts";

/** Why what a person came for is not done. */
export type ActRefusal = MobileChangeRefusal | CaseActRefusal | { readonly code: "step_passed" | "recovery_missing" };

/** What an act came to. An act that writes nothing itself leaves its messages and audit entries to be written with the flow's last step. */
export type Acted = RecoveryOutcome & { readonly effects: Effects };

/** What an act came to, or why it is refused. */
export type ActOutcome = Result<Acted, ActRefusal>;

/** Does what the person came for, judged afresh by what was shown. Done once: doing it again finds it done. A new password has a page of its own. */
export async function act(ports: RecoveryPorts, own: OwnRecovery, found: OwnedRecovery): Promise<ActOutcome> {
  const { state } = found;
  const { aim } = state;
  const shown = shownEvidence(state, ports.clock.now());
  switch (aim.kind) {
    case "change_number":
      return withCase(await requestChange(ports, own, found));
    case "cancel_change": {
      const cancelled = await cancelCase(ports, aim.caseNumber, shown);
      return cancelled.ok
        ? followed(aim.caseNumber)
        : unlessIs(ports, aim.caseNumber, { state: "cancelled", refused: cancelled });
    }
    case "undo_change": {
      const undone = await undoCase(ports, aim.caseNumber, shown);
      if (undone.ok) return followed(undone.value.caseNumber);
      return unlessIs(ports, aim.caseNumber, { state: "undone", refused: undone });
    }
    case "freeze_account":
      return withoutCase(await freezeAccount(ports, shown));
    case "lift_freeze":
      return withoutCase(await liftFreeze(ports, shown));
    case "report_stolen_phone":
      return withoutCase(await reportStolenPhone(ports, shown));
    case "weak_rows_on":
      return withoutCase(await switchWeakRowsOn(ports, shown));
    case "find_username":
      return tellUsername(ports, found);
    case "forgotten_password":
    case "set_password":
      return refuse({ code: "step_passed" });
    default:
      return assertNever(aim);
  }
}

const followed = (caseNumber: string | null): ActOutcome => accept({ caseNumber, username: null, effects: NO_EFFECTS });

const withCase = (outcome: Result<string, ActRefusal>): ActOutcome => (outcome.ok ? followed(outcome.value) : outcome);

const withoutCase = (outcome: Result<unknown, ActRefusal>): ActOutcome => (outcome.ok ? followed(null) : outcome);

type Ended = {
  readonly state: CaseProgress["state"];
  readonly refused: { readonly ok: false; readonly refusal: CaseActRefusal };
};

/** A case that has ended in the very way that was asked for is no refusal: it was confirmed twice, or the process died in between. */
async function unlessIs(ports: RecoveryPorts, caseNumber: string, { state, refused }: Ended): Promise<ActOutcome> {
  if (refused.refusal.code !== "case_ended") return refused;
  const change = await ports.mobileChanges.findCase(caseNumber);
  return change?.progress.state === state ? followed(caseNumber) : refused;
}
