"use server";

import { CASE_NUMBER, type RecoveryAim } from "#lib/domain/recovery/aim.ts";
import { BELONGINGS, belongingsIn } from "#lib/domain/recovery/belongings.ts";
import { recoveryStart } from "#lib/domain/recovery/machine.ts";
import { beginRecovery } from "#lib/flows/recovery/begin.ts";
import { handleForm } from "#lib/http/form-action.ts";
import type { FormState } from "#lib/http/form-state.ts";
import { portal } from "#lib/portal.ts";
import { bindFlow } from "#lib/session/flow-cookie.ts";
import { belongingsForm } from "./forms.ts";
import { recoveryStartPath, statePath } from "./paths.ts";

/** The aims that are about no case. */
const PLAIN = [
  "forgotten_password",
  "freeze_account",
  "lift_freeze",
  "report_stolen_phone",
  "find_username",
  "weak_rows_on",
] as const;
const isPlain = (kind: unknown): kind is (typeof PLAIN)[number] => PLAIN.some((one) => one === kind);

/** What a browser sent as an aim, if it is one; a change of number begins with the question of what is left. */
function aimOf(sent: unknown): RecoveryAim | null {
  if (typeof sent !== "object" || sent === null || !("kind" in sent)) return null;
  const { kind } = sent;
  if (isPlain(kind)) return { kind };
  const caseNumber = "caseNumber" in sent && typeof sent.caseNumber === "string" ? sent.caseNumber : "";
  if (!CASE_NUMBER.test(caseNumber)) return null;
  if (kind === "cancel_change" || kind === "undo_change" || kind === "set_password") return { kind, caseNumber };
  return null;
}

/** A new recovery for something else than a change of number, with what the person still has. A case's number is public and opens nothing. */
export async function beginAimAction(sent: RecoveryAim, state: FormState, data: FormData): Promise<FormState> {
  return handleForm({ state, data, schema: belongingsForm, echo: BELONGINGS }, async (ticked, locale) => {
    const aim = aimOf(sent);
    if (aim === null) return { go: recoveryStartPath(locale) };
    const belongings = belongingsIn(BELONGINGS.filter((name) => ticked[name]));
    await bindFlow("recovery", await beginRecovery(portal().ports, aim, belongings));
    return { go: statePath(locale, recoveryStart(aim, belongings), portal().ports.policy.waits) };
  });
}
