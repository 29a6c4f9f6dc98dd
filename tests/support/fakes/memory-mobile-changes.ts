import { isOpen, nextNoticeAt } from "#lib/domain/mobile-change/case-progress.ts";
import { type ChangeCase, forgetHashAt } from "#lib/domain/mobile-change/change-case.ts";
import type { MobileChangeState } from "#lib/domain/mobile-change/state.ts";
import type { Instant } from "#lib/domain/result.ts";
import type { FoundFlow } from "#lib/ports/flow-store.ts";
import type { CaseWrite, CaseWritten, DueKind, MobileChangeStore } from "#lib/ports/mobile-change-store.ts";
import { releaseMobile, replaceAccount } from "./memory-accounts.ts";
import { consumeHoldCode, insertHoldCodes, liveHoldCode, prolongFlow } from "./memory-stores.ts";
import type { MemoryWorld } from "./memory-world.ts";

/** The mobile-change store on a memory world; `cases` lists every case by its id. */
export type MemoryMobileChanges = MobileChangeStore & { readonly cases: Map<string, ChangeCase> };

type Rows = {
  readonly world: MemoryWorld;
  readonly flows: Map<string, FoundFlow<MobileChangeState>>;
  readonly cases: Map<string, ChangeCase>;
  readonly freezeUses: Map<string, Instant>;
};

/** Each write checks everything first and then writes, without a pause, as one transaction does. */
export function memoryMobileChanges(world: MemoryWorld): MemoryMobileChanges {
  const rows: Rows = {
    world,
    flows: world.flows as Map<string, FoundFlow<MobileChangeState>>,
    cases: new Map(),
    freezeUses: new Map(),
  };
  const { flows, cases } = rows;
  const all = () => [...cases.values()];
  const rests = new Map<string, Instant>();
  return {
    cases,
    begin: async (id, state, { now, expiresAt }) => {
      if (!flows.has(id)) flows.set(id, { version: 0, state: structuredClone(state), beganAt: now, expiresAt });
    },
    prolong: async (id, times) => prolongFlow(flows, id, times),
    find: async (id) => structuredClone(flows.get(id) ?? null),
    replace: async ({ id, version, state }, effects) => {
      if (flows.get(id)?.version !== version) return false;
      moveFlow(rows, { id, next: state });
      world.apply(effects);
      return true;
    },
    write: async (written) => {
      const refused = refusalOf(rows, written) ?? changeAccounts(world, written);
      if (refused !== "written") return refused;
      store(rows, written);
      return "written";
    },
    findCase: async (number) => all().find((change) => change.number === number) ?? null,
    findCaseById: async (id) => cases.get(id) ?? null,
    findOpenCase: async (id) => all().find(({ accountId, progress }) => accountId === id && isOpen(progress)) ?? null,
    findLatestCase: async (id, goal) =>
      all().findLast((one) => one.accountId === id && (goal === undefined || one.goal === goal)) ?? null,
    due: async (kind, now, limit) =>
      all()
        .filter((change) => (DUE_AT[kind](change) ?? Number.POSITIVE_INFINITY) <= now)
        .filter(({ id }) => (rests.get(`${kind}|${id}`) ?? now) <= now)
        .slice(0, limit)
        .map(({ id }) => id),
    putOff: async (id, { kind, until }) => void rests.set(`${kind}|${id}`, until),
  };
}

const DUE_AT: Readonly<Record<DueKind, (change: ChangeCase) => Instant | null>> = {
  effect: ({ progress }) => (isOpen(progress) ? progress.wakeAt : null),
  notice: ({ progress }) => (isOpen(progress) ? nextNoticeAt(progress) : null),
  forgetting: forgetHashAt,
};

function moveFlow({ world: { flows } }: Rows, { id, next }: { readonly id: string; readonly next: unknown }): void {
  const row = flows.get(id);
  if (row !== undefined) flows.set(id, { ...row, version: row.version + 1, state: structuredClone(next) });
}

function refusalOf({ world, flows, cases, freezeUses }: Rows, written: CaseWrite): CaseWritten | null {
  const { step, holdCode, freezeWay, moved, account, opened, accountId, brings } = written;
  if (step !== null && flows.get(step.id)?.version !== step.version) return "flow_moved";
  if (holdCode !== null) {
    const target = liveHoldCode(world, holdCode, brings.at);
    if (target?.accountId !== accountId || target.caseId !== (moved[0]?.found.id ?? null)) return "hold_code_used";
  }
  const usedAt = freezeWay === null ? undefined : freezeUses.get(`${accountId}|${freezeWay.way}`);
  if (freezeWay !== null && usedAt !== undefined && usedAt > brings.at - freezeWay.restMs) return "freeze_way_used";
  if (moved.some(({ found }) => cases.get(found.id)?.version !== found.version)) return "case_moved";
  if (account !== null && world.accounts.get(account.found.id)?.version !== account.found.version)
    return "account_moved";
  const ended = new Set(moved.filter(({ progress }) => !isOpen(progress)).map(({ found }) => found.id));
  const others = [...cases.values()].filter(({ id, progress }) => isOpen(progress) && !ended.has(id));
  const isSecond = opened !== null && isOpen(opened.progress) && others.some((one) => one.accountId === accountId);
  return isSecond ? "account_moved" : null;
}

function changeAccounts(world: MemoryWorld, { account, previousHolder }: CaseWrite): CaseWritten {
  if (previousHolder !== null) {
    if (world.accounts.get(previousHolder.id)?.version !== previousHolder.version) return "account_moved";
    releaseMobile(world, previousHolder);
  }
  if (account === null) return "written";
  const changed = replaceAccount(world, account.found, account.after);
  if (changed.ok) return "written";
  return changed.refusal.code === "mobile_taken" ? "number_taken" : "account_moved";
}

function store(rows: Rows, written: CaseWrite): void {
  const { world, cases, freezeUses } = rows;
  const { step, holdCode, freezeWay, moved, opened, factorsKept, sessionsEnded, accountId, brings } = written;
  if (factorsKept !== null) world.keptFactors.push({ accountId, ids: factorsKept });
  if (step !== null) moveFlow(rows, step);
  if (holdCode !== null) consumeHoldCode(world, holdCode, brings.at);
  if (freezeWay !== null) freezeUses.set(`${accountId}|${freezeWay.way}`, brings.at);
  for (const { found, progress } of moved)
    cases.set(found.id, { ...kept({ ...found, progress }), version: found.version + 1 });
  if (opened !== null) cases.set(opened.id, kept(opened));
  if (sessionsEnded !== null) world.endedSessions.push({ accountId, exceptSid: sessionsEnded.exceptSid });
  insertHoldCodes(world, accountId, brings.holdCodes);
  world.apply(brings);
}

/** A case that came to nothing forgets the account as it was, as in the database. */
function kept(change: ChangeCase): ChangeCase {
  const { state } = change.progress;
  return state === "cancelled" || state === "undone" ? { ...change, before: null } : change;
}
