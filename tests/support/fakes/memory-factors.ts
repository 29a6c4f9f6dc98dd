import type { EnrolmentState } from "#lib/domain/factors/enrolment-machine.ts";
import type { Factor } from "#lib/domain/factors/factor.ts";
import type { Instant } from "#lib/domain/result.ts";
import { NO_EFFECTS } from "#lib/ports/effects.ts";
import type { EnrolmentStore, FactorChange } from "#lib/ports/enrolment-store.ts";
import type { FactorStore } from "#lib/ports/factor-store.ts";
import type { FlowMove } from "#lib/ports/flow-store.ts";
import type { RecoveryCodeStore } from "#lib/ports/recovery-code-store.ts";
import type { TotpStore } from "#lib/ports/totp-store.ts";
import { replaceAccount } from "./memory-accounts.ts";
import { memoryFlowStore } from "./memory-stores.ts";
import type { MemoryWorld } from "./memory-world.ts";

type App = { readonly id: string; readonly accountId: string; readonly secret: string; readonly addedAt: Instant };
type Kept = App & { lastUsedStep: number; lastUsedAt: Instant | null };
type Printed = { readonly accountId: string; readonly addedAt: Instant; readonly codes: Map<string, Instant | null> };

/** Authenticator apps and printed codes in memory; what a test enrols here counts as proved. */
export type MemoryFactors = {
  readonly totps: TotpStore;
  readonly recoveryCodes: RecoveryCodeStore;
  readonly factors: FactorStore;
  readonly enrolments: EnrolmentStore;
  enrolApp(app: App): void;
  enrolPasskey(accountId: string, addedAt: Instant): void;
  print(accountId: string, codes: readonly string[], at: Instant): void;
};

/** The factor stores on a memory world. */
export function memoryFactors(world: MemoryWorld): MemoryFactors {
  const apps = new Map<string, Kept>();
  const printed = new Map<string, Printed>();
  const passkeys = new Map<string, Instant>();
  return {
    enrolPasskey: (accountId, addedAt) => void passkeys.set(accountId, addedAt),
    enrolApp: (app) => void apps.set(app.accountId, { ...app, lastUsedStep: 0, lastUsedAt: null }),
    print: (accountId, codes, addedAt) =>
      void printed.set(accountId, { accountId, addedAt, codes: new Map(codes.map((code) => [code, null])) }),
    totps: {
      find: async (accountId) => {
        const app = apps.get(accountId);
        return app === undefined ? null : { id: app.id, secret: app.secret };
      },
      use: async (id, { step, at }) => {
        const app = [...apps.values()].find((one) => one.id === id);
        if (app === undefined || app.lastUsedStep >= step) return false;
        app.lastUsedStep = step;
        app.lastUsedAt = at;
        return true;
      },
    },
    recoveryCodes: {
      consume: async ({ accountId, code, at }, effects) => {
        const codes = printed.get(accountId)?.codes;
        if (codes?.get(code) !== null) return false;
        codes.set(code, at);
        world.apply(effects);
        return true;
      },
    },
    enrolments: memoryEnrolments(world, apps, printed),
    factors: {
      list: async (accountId) => [
        ...listPasskey(passkeys.get(accountId)),
        ...listApp(apps.get(accountId)),
        ...listPrinted(printed.get(accountId)),
      ],
    },
  };
}

/** Each write checks everything first and then writes, without a pause, as one transaction does. */
function memoryEnrolments(world: MemoryWorld, apps: Map<string, Kept>, printed: Map<string, Printed>): EnrolmentStore {
  const flows = memoryFlowStore<EnrolmentState>(world);
  const write = ({ account, guardedUntil, effects }: FactorChange): boolean => {
    const change = guardedUntil === null ? {} : { guardedUntil };
    if (!replaceAccount(world, account, change).ok) return false;
    world.apply(effects);
    return true;
  };
  const enrol = async (move: FlowMove<EnrolmentState>, change: FactorChange, put: () => void) => {
    if ((await flows.find(move.id))?.version !== move.version) return "flow_moved" as const;
    if (!write(change)) return "account_moved" as const;
    await flows.replace(move, NO_EFFECTS);
    put();
    return "written" as const;
  };
  return {
    ...flows,
    enrolApp: (move, { id, secret, step }, change) =>
      enrol(move, change, () => {
        const { id: accountId } = change.account;
        apps.set(accountId, { id, accountId, secret, addedAt: change.at, lastUsedStep: step, lastUsedAt: null });
      }),
    enrolCodes: (move, { codes }, change) =>
      enrol(move, change, () => {
        const { id: accountId } = change.account;
        const unused = new Map(codes.map((code) => [code, null]));
        printed.set(accountId, { accountId, addedAt: change.at, codes: unused });
      }),
    remove: async (kind, change) => {
      const kept = kind === "totp" ? apps : printed;
      if (!kept.has(change.account.id)) return "factor_missing";
      if (!write(change)) return "account_moved";
      kept.delete(change.account.id);
      return "written";
    },
  };
}

function listPasskey(addedAt: Instant | undefined): readonly Factor[] {
  return addedAt === undefined
    ? []
    : [{ id: "passkey", kind: "passkey", name: "key", addedAt, lastUsedAt: null, left: null }];
}

function listApp(app: Kept | undefined): readonly Factor[] {
  if (app === undefined) return [];
  const { id, addedAt, lastUsedAt } = app;
  return [{ id, kind: "totp", name: null, addedAt, lastUsedAt, left: null }];
}

function listPrinted(set: Printed | undefined): readonly Factor[] {
  if (set === undefined) return [];
  const used = [...set.codes.values()].filter((at) => at !== null);
  const lastUsedAt = used.length === 0 ? null : Math.max(...used);
  const left = set.codes.size - used.length;
  return [{ id: set.accountId, kind: "recovery_code", name: null, addedAt: set.addedAt, lastUsedAt, left }];
}
