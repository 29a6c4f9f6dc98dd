import type { Language } from "#lib/domain/language.ts";
import { advance } from "#lib/domain/national-file/machine.ts";
import type { AbsherOutcome, AbsherVisit, AnswerChecks } from "#lib/domain/national-file/state.ts";
import { isNationalId } from "#lib/domain/national-id.ts";
import { type AbsherPerson, nationalFileStart, REGISTRATION_LIFETIME_MS } from "#lib/domain/registration/state.ts";
import { isUsername } from "#lib/domain/username.ts";
import type { AbsherAnswer } from "#lib/ports/absher.ts";
import { NO_EFFECTS } from "#lib/ports/effects.ts";
import type { NationalFilePorts } from "./national-file-ports.ts";

/** What a browser brings to the callback: the visit that it is bound to, and the query of the address. */
export type BroughtAnswer = { readonly visitId: string | null; readonly query: string };

/** Why a sign-in at Absher leads nowhere. `foreign` is an answer to no request of this browser, or to one that is too old. */
export type AbsherStop = Exclude<AbsherOutcome, "vouched"> | "foreign";

/** Where the person goes on: with a new registration to be bound to this browser, where they stand since the answer was taken before, or nowhere. */
export type AbsherReturn =
  | { readonly kind: "known"; readonly flowId: string; readonly language: Language }
  | { readonly kind: "taken_before"; readonly language: Language }
  | { readonly kind: "stopped"; readonly why: AbsherStop; readonly language: Language | null };

type ReturnPorts = Pick<NationalFilePorts, "absher" | "absherVisits" | "chance" | "clock" | "registrations">;

/**
 * Takes Absher's answer, once, and only in the browser that asked; then redeems it. The id comes from Absher's signed word alone. A
 * process that dies in between has used the answer up: the person signs in at Absher again.
 */
export async function comeBackFromAbsher(ports: ReturnPorts, brought: BroughtAnswer): Promise<AbsherReturn> {
  const taken = await takeAnswer(ports, brought);
  if (taken.kind !== "taken") return taken;
  const { language } = taken.visit;
  const judged = judge(await ports.absher.redeem(brought.query, taken.checks));
  const isStopped = typeof judged === "string";
  await endVisit(ports, taken, isStopped ? judged : "vouched");
  if (isStopped) return { kind: "stopped", why: judged, language };
  return { kind: "known", flowId: await begin(ports, judged), language };
}

type Taken = {
  readonly kind: "taken";
  readonly id: string;
  readonly version: number;
  readonly visit: AbsherVisit;
  readonly checks: AnswerChecks;
};

const FOREIGN = { kind: "stopped", why: "foreign", language: null } as const;

/** Uses the answer up before it is redeemed: of two requests with one answer, one is first. */
async function takeAnswer(ports: ReturnPorts, { visitId, query }: BroughtAnswer): Promise<Taken | AbsherReturn> {
  const found = visitId === null ? null : await ports.absherVisits.find(visitId);
  if (visitId === null || found === null || ports.clock.now() >= found.expiresAt) return FOREIGN;
  const { state: visit, version } = found;
  const before = { kind: "taken_before", language: visit.language } as const;
  if (visit.step !== "asked") return before;
  const next = advance(visit, { type: "answer_brought", state: new URLSearchParams(query).get("state") ?? "" });
  if (!next.ok) return { ...FOREIGN, language: visit.language };
  const written = await ports.absherVisits.replace({ id: visitId, version, state: next.value }, NO_EFFECTS);
  return written
    ? { kind: "taken", id: visitId, version: version + 1, visit: next.value, checks: visit.checks }
    : before;
}

/** Whom Absher vouched for, or why nobody: an id that cannot be one is no word to rely on. A username counts where it keeps our rules. */
function judge(answer: AbsherAnswer): AbsherPerson | Exclude<AbsherStop, "foreign"> {
  if (answer.kind !== "vouched") return answer.kind;
  const { nationalId, username } = answer.person;
  if (!isNationalId(nationalId)) return "not_accepted";
  return { nationalId, username: username !== null && isUsername(username) ? username : null };
}

async function endVisit(
  { absherVisits, clock }: ReturnPorts,
  { id, version, visit }: Taken,
  outcome: AbsherOutcome,
): Promise<void> {
  const ended = advance(visit, { type: "answer_redeemed", outcome });
  if (!ended.ok) return;
  const answered = { event: "absher.answered", accountId: null, at: clock.now(), details: { outcome } } as const;
  await absherVisits.replace({ id, version, state: ended.value }, { messages: [], audit: [answered] });
}

async function begin({ registrations, chance, clock }: ReturnPorts, person: AbsherPerson): Promise<string> {
  const flowId = chance.token();
  const now = clock.now();
  await registrations.begin(flowId, nationalFileStart(person), { now, expiresAt: now + REGISTRATION_LIFETIME_MS });
  return flowId;
}
