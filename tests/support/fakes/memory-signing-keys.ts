import type { AuditEvent } from "#lib/domain/audit-event.ts";
import { inPublishedOrder } from "#lib/domain/signing-keys/rotation.ts";
import type { KeyFacts, SigningAlgorithm } from "#lib/domain/signing-keys/signing-key.ts";
import type { KeyPorts } from "#lib/flows/signing-keys/take-key-step.ts";
import type { KeyChange } from "#lib/ports/signing-key-store.ts";

/** Keys in memory, without keys in them, that refuse what the database refuses. */
export type MemoryKeys = KeyPorts & {
  readonly keys: () => readonly KeyFacts[];
  readonly audit: readonly AuditEvent[];
  readonly logged: readonly unknown[];
  /** What is done before the next change is taken; once. */
  interrupt(before: () => Promise<unknown>): void;
};

/** The database's indexes: one key of an algorithm signs, one at most is announced. */
function isAllowed(keys: readonly KeyFacts[]): boolean {
  const places = keys.filter(({ state }) => state === "signing" || state === "published");
  return new Set(places.map(({ algorithm, state }) => `${algorithm} ${state}`)).size === places.length;
}

/** The keys after a change; `null` where one does not stand where the change found it. */
function changed(keys: readonly KeyFacts[], { step, made, at }: KeyChange): readonly KeyFacts[] | null {
  let after = keys;
  for (const { kid, from, to } of step.moves) {
    if (!after.some((key) => key.kid === kid && key.state === from)) return null;
    after = after.map((key) => (key.kid === kid && from !== to ? { ...key, state: to, since: at } : key));
    if (!isAllowed(after)) return null;
  }
  if (made === null || step.makes === null) return after;
  const added = [...after, { kid: made.kid, algorithm: made.algorithm, state: step.makes, since: at }];
  return isAllowed(added) ? added : null;
}

/** An empty store and what moves its keys; keys are called `ES256-1`, `ES256-2`, … */
export function memorySigningKeys(): MemoryKeys {
  let keys: readonly KeyFacts[] = [];
  let interruption: (() => Promise<unknown>) | null = null;
  let made = 0;
  const [audit, logged]: [AuditEvent[], unknown[]] = [[], []];
  const record = (event: string, facts: unknown) => void logged.push({ event, facts });
  return {
    keys: () => keys,
    audit,
    logged,
    interrupt: (before) => {
      interruption = before;
    },
    makeKey: async (algorithm: SigningAlgorithm) => {
      made += 1;
      return { kid: `${algorithm}-${made}`, algorithm, jwk: { kty: "EC", d: "private" } };
    },
    log: { info: record, warn: record, error: () => "reference" },
    signingKeys: {
      list: async () => keys,
      load: async () => inPublishedOrder(keys).map((key) => ({ ...key, jwk: { kty: "EC" } })),
      take: async (change) => {
        const before = interruption;
        interruption = null;
        await before?.();
        const after = changed(keys, change);
        if (after === null) return false;
        keys = after;
        audit.push(...change.audit);
        return true;
      },
    },
  };
}
