import type { InPersonCodes, InPersonUse } from "#lib/ports/in-person-codes.ts";

/** Approved service-desk codes in memory; `give` makes one good for exactly one use. */
export type FakeInPersonCodes = InPersonCodes & { give(use: InPersonUse): void };

/** No code counts until one is given. */
export function memoryInPersonCodes(): FakeInPersonCodes {
  const given = new Set<string>();
  return {
    give: (use) => void given.add(JSON.stringify(use)),
    consume: async ({ accountId, scope, number, code }) =>
      given.delete(JSON.stringify({ accountId, scope, number, code } satisfies InPersonUse)),
    confirmAccount: async () => "not_accepted",
  };
}
