import { openCase } from "#lib/domain/mobile-change/case-machine.ts";
import { advance, isProved } from "#lib/domain/mobile-change/machine.ts";
import type { MobileChangeRefusal } from "#lib/domain/mobile-change/refusal.ts";
import type { NumberRefusal } from "#lib/domain/mobile-change/state.ts";
import type { Result } from "#lib/domain/result.ts";
import { accept, refuse } from "#lib/domain/result.ts";
import { NO_EFFECTS } from "#lib/ports/effects.ts";
import type { ChangeWrite } from "#lib/ports/mobile-change-store.ts";
import { type AssessedChange, assess } from "./assess.ts";
import type { ChangePorts, OwnFlow } from "./change-ports.ts";
import { completionOf } from "./completion.ts";
import { type FoundChange, loadChange } from "./load-change.ts";
import { audienceOf, tellWithHoldCodes } from "./notices.ts";
import { sendBy } from "./send-code.ts";

const MAX_RACES = 8;

const NUMBER_REFUSALS: ReadonlySet<string> = new Set<NumberRefusal>([
  "number_not_owned",
  "number_on_business",
  "number_given_twice",
  "number_unchanged",
]);

/**
 * Goes on from a proved number as far as it can. Everything that decides (registry, freeze, guard, evidence) is read here, in the
 * step that takes effect. A number that cannot be used is remembered as refused; a registry that is silent leaves everything as it is.
 */
export async function proceed(ports: ChangePorts, own: OwnFlow): Promise<Result<null, MobileChangeRefusal>> {
  for (let race = 0; race < MAX_RACES; race += 1) {
    const loaded = await loadChange(ports, own);
    if (!loaded.ok) return loaded;
    const outcome = await proceedFrom(ports, own, loaded.value);
    if (outcome !== "another_was_first") return outcome;
  }
  return refuse({ code: "busy" });
}

async function proceedFrom(
  ports: ChangePorts,
  own: OwnFlow,
  found: FoundChange,
): Promise<Result<null, MobileChangeRefusal> | "another_was_first"> {
  const { state } = found;
  if (state.step === "done") return accept(null);
  if (state.step !== "number_proved" && state.step !== "email_proved") return refuse({ code: "step_passed" });
  const assessed = await assess(ports, state);
  if (!assessed.ok) return refuseNumber(ports, { own, found }, assessed.refusal);
  if (!isProved(state)) return sendBy(ports, { own, found }, "email_code_sent");
  const written = await write(ports, { own, found }, assessed.value);
  if (written !== "written") return "another_was_first";
  ports.jobs.nudge();
  return accept(null);
}

type Here = { readonly own: OwnFlow; readonly found: FoundChange };

async function refuseNumber(
  ports: ChangePorts,
  { own, found }: Here,
  refusal: MobileChangeRefusal,
): Promise<Result<null, MobileChangeRefusal>> {
  const reason = numberRefusal(refusal);
  if (reason === null) return refuse(refusal);
  const now = ports.clock.now();
  const { state } = advance(found.state, { type: "number_refused", reason }, now);
  const accountId = "applicant" in found.state ? found.state.applicant.accountId : null;
  const audit = [{ event: "mobile_change.refused", accountId, at: now, details: { reason } } as const];
  await ports.mobileChanges.replace({ id: own.flowId, version: found.version, state }, { ...NO_EFFECTS, audit });
  return refuse(refusal);
}

function numberRefusal({ code }: MobileChangeRefusal): NumberRefusal | null {
  const isOne = (candidate: string): candidate is NumberRefusal => NUMBER_REFUSALS.has(candidate);
  return isOne(code) ? code : null;
}

async function write(ports: ChangePorts, { own, found }: Here, assessed: AssessedChange): Promise<ChangeWrite> {
  const { account, previousHolder, decision, contacts, route } = assessed;
  const now = ports.clock.now();
  const [id, number] = [ports.chance.uuid(), ports.chance.caseNumber()];
  const progress = openCase(decision, now);
  const { row, guarded } = decision;
  const change = { id, number, version: 0, accountId: account.id, row, guarded, route, contacts, progress } as const;
  const { state: next } = advance(found.state, { type: "change_taken", caseNumber: number }, now);
  const step = { id: own.flowId, version: found.version, next };
  if (progress.state !== "waiting") {
    const keptSession = own.session?.sid ?? null;
    const completion = completionOf(ports, { account, change, previousHolder, keptSession, now });
    return ports.mobileChanges.completeAtOnce(step, completion);
  }
  const notices = tellWithHoldCodes(ports, {
    audience: audienceOf(contacts),
    language: account.language,
    caseId: id,
    now,
    content: (holdCode) => ({ template: "mobile_change_requested_notice", holdCode, effectAt: progress.dueAt }),
  });
  const details = { row, route, guarded };
  const audit = [{ event: "mobile_change.requested", accountId: account.id, at: now, details } as const];
  return ports.mobileChanges.open(step, { account, change, brings: { ...notices, audit, at: now } });
}
