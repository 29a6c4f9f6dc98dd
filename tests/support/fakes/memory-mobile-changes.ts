import type { Account } from "#lib/domain/account/account.ts";
import { isOpen } from "#lib/domain/mobile-change/case-machine.ts";
import type { ChangeCase } from "#lib/domain/mobile-change/change-case.ts";
import type { MobileChangeState } from "#lib/domain/mobile-change/state.ts";
import type { FoundFlow } from "#lib/ports/flow-store.ts";
import type {
  ChangeBrings,
  ChangeWrite,
  Completion,
  FlowStep,
  MobileChangeStore,
} from "#lib/ports/mobile-change-store.ts";
import { releaseMobile, replaceAccount } from "./memory-accounts.ts";
import { consumeHoldCode, insertHoldCodes, prolongFlow } from "./memory-stores.ts";
import type { MemoryWorld } from "./memory-world.ts";

/** The mobile-change store on a memory world; `cases` lists every case by its id. */
export type MemoryMobileChanges = MobileChangeStore & { readonly cases: Map<string, ChangeCase> };

/** Each write checks everything first and then writes, without a pause, as one transaction does. */
export function memoryMobileChanges(world: MemoryWorld): MemoryMobileChanges {
  const flows = new Map<string, FoundFlow<MobileChangeState>>();
  const cases = new Map<string, ChangeCase>();
  const all = () => [...cases.values()];
  const isCurrent = (found: ChangeCase) => cases.get(found.id)?.version === found.version;
  const moves = (step: FlowStep) => flows.get(step.id)?.version === step.version;
  const move = (step: FlowStep) => {
    const row = flows.get(step.id);
    if (row !== undefined) flows.set(step.id, { ...row, version: row.version + 1, state: structuredClone(step.next) });
  };
  const bring = (accountId: string, brings: ChangeBrings) => {
    insertHoldCodes(world, accountId, brings.holdCodes);
    world.apply(brings);
  };
  const complete = (completion: Completion): ChangeWrite => {
    const written = changeAccount(world, completion);
    if (written !== "written") return written;
    const { change, keptSession, brings } = completion;
    cases.set(change.id, { ...change, version: change.version + 1 });
    world.endedSessions.push({ accountId: change.accountId, exceptSid: keptSession });
    bring(change.accountId, brings);
    return "written";
  };
  return {
    cases,
    begin: async (id, state, { now, expiresAt }) => {
      if (!flows.has(id)) flows.set(id, { version: 0, state: structuredClone(state), beganAt: now, expiresAt });
    },
    prolong: async (id, times) => prolongFlow(flows, id, times),
    find: async (id) => structuredClone(flows.get(id) ?? null),
    replace: async ({ id, version, state }, effects) => {
      if (!moves({ id, version, next: state })) return false;
      move({ id, version, next: state });
      world.apply(effects);
      return true;
    },
    open: async (step, { account, change, brings }) => {
      if (!moves(step)) return "flow_moved";
      if (all().some((other) => other.accountId === change.accountId && isOpen(other.progress))) return "account_moved";
      if (!replaceAccount(world, account, {}).ok) return "account_moved";
      move(step);
      cases.set(change.id, change);
      bring(change.accountId, brings);
      return "written";
    },
    completeAtOnce: async (step, completion) => {
      if (!moves(step)) return "flow_moved";
      const written = complete(completion);
      if (written === "written") move(step);
      return written;
    },
    completeWaiting: async (completion) => (isCurrent(completion.change) ? complete(completion) : "case_moved"),
    moveCase: async (found, progress, brings) => {
      if (!isCurrent(found)) return false;
      cases.set(found.id, { ...found, progress, version: found.version + 1 });
      bring(found.accountId, brings);
      return true;
    },
    holdCase: async (code, { found, progress }, brings) => {
      if (!isCurrent(found) || consumeHoldCode(world, code, brings.at) === null) return false;
      cases.set(found.id, { ...found, progress, version: found.version + 1 });
      bring(found.accountId, brings);
      return true;
    },
    freezeByCode: async (code, { account, until, completed }, brings) => {
      if (completed !== null && !isCurrent(completed.found)) return false;
      if (world.accounts.get(account.id)?.version !== account.version) return false;
      if (consumeHoldCode(world, code, brings.at) === null) return false;
      replaceAccount(world, account, { status: { kind: "frozen", until } });
      world.endedSessions.push({ accountId: account.id, exceptSid: null });
      if (completed !== null) {
        const { found, progress } = completed;
        cases.set(found.id, { ...found, progress, version: found.version + 1 });
      }
      bring(account.id, brings);
      return true;
    },
    findCase: async (number) => all().find((change) => change.number === number) ?? null,
    findCaseById: async (id) => cases.get(id) ?? null,
    findOpenCase: async (id) => all().find(({ accountId, progress }) => accountId === id && isOpen(progress)) ?? null,
    dueCases: async (now, limit) =>
      all()
        .filter(({ progress }) => isOpen(progress) && progress.wakeAt <= now)
        .slice(0, limit),
    dueNotices: async (now, limit) =>
      all()
        .filter(({ progress }) => isOpen(progress) && progress.halfwayAt !== null && progress.halfwayAt <= now)
        .slice(0, limit),
  };
}

function changeAccount(world: MemoryWorld, completion: Completion): ChangeWrite {
  const { account, previousHolder, brings } = completion;
  if (world.accounts.get(account.id)?.version !== account.version) return "account_moved";
  if (previousHolder !== null) {
    if (world.accounts.get(previousHolder.id)?.version !== previousHolder.version) return "account_moved";
    releaseMobile(world, previousHolder);
  }
  const changed = replaceAccount(world, account, contactsAfter(account, completion, brings.at));
  if (changed.ok) return "written";
  return changed.refusal.code === "mobile_taken" ? "number_taken" : "account_moved";
}

function contactsAfter(account: Account, { change, guardedUntil }: Completion, at: number): Partial<Account> {
  const { newNumber, newEmail } = change.contacts;
  return {
    mobile: { number: newNumber, usable: true, verifiedAt: at, changedAt: at, checkedAt: at },
    email: newEmail === null ? account.email : { address: newEmail, verifiedAt: at },
    guardedUntil,
  };
}
