import { isCodeAllowed, type PastSend, secondsUntilAllowed } from "#lib/domain/code-allowance.ts";
import type { Instant } from "#lib/domain/result.ts";
import type { CodeAllowance } from "#lib/ports/code-allowance.ts";
import type { FlowStore, FoundFlow } from "#lib/ports/flow-store.ts";
import type { HoldCodeStore, HoldTarget, NewHoldCode } from "#lib/ports/hold-code-store.ts";
import type { KnownDeviceStore } from "#lib/ports/known-device-store.ts";
import type { Throttle, ThrottleState } from "#lib/ports/throttle.ts";
import type { MemoryWorld } from "./memory-world.ts";

const DAY_MS = 24 * 60 * 60 * 1000;

/**
 * A flow store in memory, of a kind of its own unless it is handed rows that others move too. States are copied on the way in and out, as a
 * database does.
 */
export function memoryFlowStore<State>(
  world: MemoryWorld,
  rows = new Map<string, FoundFlow<State>>(),
): FlowStore<State> {
  return {
    begin: async (id, state, { now, expiresAt }) => {
      if (!rows.has(id)) rows.set(id, { version: 0, state: structuredClone(state), beganAt: now, expiresAt });
    },
    find: async (id) => structuredClone(rows.get(id) ?? null),
    replace: async ({ id, version, state }, effects) => {
      const row = rows.get(id);
      if (row?.version !== version) return false;
      rows.set(id, { ...row, version: version + 1, state: structuredClone(state) });
      world.apply(effects);
      return true;
    },
    prolong: async (id, times) => prolongFlow(rows, id, times),
  };
}

/** Puts the end of a flow off, as the database does it. */
export function prolongFlow<State>(
  rows: Map<string, FoundFlow<State>>,
  id: string,
  { now, until }: { readonly now: Instant; readonly until: Instant },
): void {
  const row = rows.get(id);
  if (row !== undefined && row.expiresAt > now && row.expiresAt < until) rows.set(id, { ...row, expiresAt: until });
}

/** A throttle in memory. */
export function memoryThrottle(): Throttle {
  const rows = new Map<string, ThrottleState & { readonly lastFailureAt: Instant }>();
  const lately = (key: string, now: Instant) => {
    const row = rows.get(key);
    return row !== undefined && row.lastFailureAt > now - DAY_MS ? row : undefined;
  };
  return {
    read: async (key, now) => {
      const row = lately(key, now);
      return { failures: row?.failures ?? 0, waitUntil: row?.waitUntil ?? null };
    },
    attempt: async (key, now, waitMs) => {
      const row = lately(key, now);
      if (row !== undefined && row.waitUntil !== null && now < row.waitUntil) {
        return { admitted: false, waitUntil: row.waitUntil };
      }
      const failures = (row?.failures ?? 0) + 1;
      const wait = waitMs(failures);
      rows.set(key, { failures, waitUntil: wait > 0 ? now + wait : null, lastFailureAt: now });
      return { admitted: true, failures };
    },
    clear: async (...keys) => keys.forEach((key) => void rows.delete(key)),
  };
}

/** The code allowance in memory, by the domain's own rule. */
export function memoryCodeAllowance(): CodeAllowance {
  const rows = new Map<string, (PastSend & { readonly messageId: string })[]>();
  return {
    take: async ({ purpose, number, network, messageId, now }) => {
      const sends = rows.get(`${purpose}|${number}`) ?? [];
      if (!isCodeAllowed(sends, network, now)) {
        return { taken: false, waitSeconds: secondsUntilAllowed(sends, network, now) };
      }
      rows.set(`${purpose}|${number}`, [...sends, { network, at: now, messageId }]);
      return { taken: true };
    },
    giveBack: async (messageId) => {
      for (const [key, sends] of rows)
        rows.set(
          key,
          sends.filter((send) => send.messageId !== messageId),
        );
    },
  };
}

/** Known devices in memory. */
export function memoryKnownDevices(): KnownDeviceStore {
  const rows = new Map<string, Instant>();
  const key = (accountId: string, token: string) => `${accountId}|${token}`;
  return {
    knownSince: async (accountId, token) => rows.get(key(accountId, token)) ?? null,
    remember: async (accountId, token, now) => {
      if (!rows.has(key(accountId, token))) rows.set(key(accountId, token), now);
    },
  };
}

/** The hold codes of a memory world. */
export function memoryHoldCodes(world: MemoryWorld): HoldCodeStore {
  return { find: async (code, now) => liveHoldCode(world, code, now) };
}

/** Adds hold codes for an account. */
export function insertHoldCodes(world: MemoryWorld, accountId: string, codes: readonly NewHoldCode[]): void {
  for (const { code, link = null, sentTo = null, ...rest } of codes) {
    world.holdCodes.set(code, { ...rest, link, sentTo, accountId, consumed: false });
  }
}

/** Uses a hold code, or the link beside it, up. */
export function consumeHoldCode(world: MemoryWorld, presented: string, now: Instant): HoldTarget | null {
  const target = liveHoldCode(world, presented, now);
  const [code, row] = holdCodeRow(world, presented) ?? [];
  if (target === null || row === undefined || code === undefined) return null;
  world.holdCodes.set(code, { ...row, consumed: true });
  return target;
}

/** What a code or link that can still be used points at; `null` for one that is used, expired or unknown. */
export function liveHoldCode(world: MemoryWorld, presented: string, now: Instant): HoldTarget | null {
  const [, row] = holdCodeRow(world, presented) ?? [];
  if (row === undefined || row.consumed || row.expiresAt <= now) return null;
  return { accountId: row.accountId, caseId: row.caseId, reason: row.reason, sentTo: row.sentTo };
}

function holdCodeRow(world: MemoryWorld, presented: string) {
  return [...world.holdCodes].find(([code, { link }]) => code === presented || link === presented);
}
