import { advance, isProved } from "#lib/domain/mobile-change/machine.ts";
import type { MobileChangeRefusal } from "#lib/domain/mobile-change/refusal.ts";
import type { NumberRefusal } from "#lib/domain/mobile-change/state.ts";
import type { Result } from "#lib/domain/result.ts";
import { accept, refuse } from "#lib/domain/result.ts";
import { NO_EFFECTS } from "#lib/ports/effects.ts";
import type { CaseWritten } from "#lib/ports/mobile-change-store.ts";
import { type AssessedChange, assess } from "./assess.ts";
import type { ChangePorts, OwnFlow } from "./change-ports.ts";
import { contestCase } from "./contest-case.ts";
import { type FoundChange, loadChange } from "./load-change.ts";
import { caseOf, openingOf } from "./open-change.ts";
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
  if (state.step === "number_refused") return refuse({ code: state.reason });
  if (state.step !== "number_proved" && state.step !== "email_proved") return refuse({ code: "step_passed" });
  const assessed = await assess(ports, state);
  if (!assessed.ok) return refuseChange(ports, { own, found }, assessed.refusal);
  if (!isProved(state)) return sendBy(ports, { own, found }, "email_code_sent");
  const written = await write(ports, { own, found }, assessed.value);
  if (written !== "written") return "another_was_first";
  ports.jobs.nudge();
  return accept(null);
}

type Here = { readonly own: OwnFlow; readonly found: FoundChange };

async function refuseChange(
  ports: ChangePorts,
  { own, found }: Here,
  refusal: MobileChangeRefusal,
): Promise<Result<null, MobileChangeRefusal> | "another_was_first"> {
  if (refusal.code === "change_contested") {
    const contested = await contestCase(ports, refusal.caseNumber);
    ports.jobs.nudge();
    return contested ? refuse(refusal) : "another_was_first";
  }
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

async function write(ports: ChangePorts, { own, found }: Here, assessed: AssessedChange): Promise<CaseWritten> {
  const now = ports.clock.now();
  const change = caseOf(ports, assessed, now);
  const { state: next } = advance(found.state, { type: "change_taken", caseNumber: change.number }, now);
  const step = { kind: "mobile-change", id: own.flowId, version: found.version, next } as const;
  const keptSession = own.session?.sid ?? null;
  return ports.mobileChanges.write(await openingOf(ports, { assessed, change, keptSession, passwordHash: null }, step));
}
