import type { MobileOwnership, OwnedNumber, OwnershipAnswer } from "#lib/ports/mobile-ownership.ts";

/** An operators' registry in memory. Two ids may list one number, so that races can be tested; `goDown` makes every answer `unknown`. */
export type FakeMobileOwnership = MobileOwnership & {
  /** Lists a number under an id, replacing what was listed there for that number. */
  assign(nationalId: string, owned: OwnedNumber): void;
  /** Takes a number from everyone who has it. */
  release(number: string): void;
  goDown(): void;
  comeBack(): void;
};

const NO: OwnershipAnswer = { answer: "no", contract: null, simChangedAt: null };
const UNKNOWN: OwnershipAnswer = { answer: "unknown", contract: null, simChangedAt: null };

/** A fake in which nobody owns a number yet. */
export function fakeMobileOwnership(): FakeMobileOwnership {
  const listed = new Map<string, Map<string, OwnedNumber>>();
  let down = false;
  return {
    assign: (nationalId, owned) =>
      void listed.set(nationalId, new Map(listed.get(nationalId)).set(owned.number, owned)),
    release: (number) => {
      for (const numbers of listed.values()) numbers.delete(number);
    },
    goDown: () => {
      down = true;
    },
    comeBack: () => {
      down = false;
    },
    check: async (nationalId, number) => {
      if (down) return UNKNOWN;
      const owned = listed.get(nationalId)?.get(number);
      return owned ? { answer: "yes", contract: owned.contract, simChangedAt: owned.simChangedAt } : NO;
    },
    numbersOf: async (nationalId) => {
      if (down) return { kind: "unknown" };
      return { kind: "numbers", numbers: [...(listed.get(nationalId)?.values() ?? [])] };
    },
  };
}

/** A personal number held for years on an old SIM; override what the test is about. */
export function ownedNumber(changes: Partial<OwnedNumber> = {}): OwnedNumber {
  const since = Date.UTC(2020, 0, 1);
  return { number: "+966512345678", contract: "personal", since, simChangedAt: since, ...changes };
}
