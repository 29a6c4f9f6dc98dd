import type { MobileOwnership, OwnedNumber, OwnershipAnswer } from "#lib/ports/mobile-ownership.ts";

/** An operators' registry in memory. A number belongs to one id at a time; `down` makes every answer `unknown`. */
export type FakeMobileOwnership = MobileOwnership & {
  /** Gives a number to an id, taking it from whoever had it. */
  assign(nationalId: string, owned: OwnedNumber): void;
  /** Takes a number from whoever has it. */
  release(number: string): void;
  goDown(): void;
  comeBack(): void;
};

const NO: OwnershipAnswer = { answer: "no", contract: null, simChangedAt: null };
const UNKNOWN: OwnershipAnswer = { answer: "unknown", contract: null, simChangedAt: null };

/** A fake in which nobody owns a number yet. */
export function fakeMobileOwnership(): FakeMobileOwnership {
  const owners = new Map<string, { readonly nationalId: string; readonly owned: OwnedNumber }>();
  let down = false;
  return {
    assign: (nationalId, owned) => void owners.set(owned.number, { nationalId, owned }),
    release: (number) => void owners.delete(number),
    goDown: () => {
      down = true;
    },
    comeBack: () => {
      down = false;
    },
    check: async (nationalId, number) => {
      if (down) return UNKNOWN;
      const entry = owners.get(number);
      if (entry?.nationalId !== nationalId) return NO;
      return { answer: "yes", contract: entry.owned.contract, simChangedAt: entry.owned.simChangedAt };
    },
    numbersOf: async (nationalId) => {
      if (down) return { kind: "unknown" };
      const mine = [...owners.values()].filter((entry) => entry.nationalId === nationalId);
      return { kind: "numbers", numbers: mine.map((entry) => entry.owned) };
    },
  };
}

/** A personal number held for years on an old SIM; override what the test is about. */
export function ownedNumber(changes: Partial<OwnedNumber> = {}): OwnedNumber {
  const since = Date.UTC(2020, 0, 1);
  return { number: "+966512345678", contract: "personal", since, simChangedAt: since, ...changes };
}
