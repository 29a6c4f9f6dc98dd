import { describe, expect, it } from "vitest";
import { systemChance } from "#lib/adapters/chance/system-chance.ts";

const MANY = Array.from({ length: 500 });

describe("chance", () => {
  it.each([
    ["uuid", systemChance.uuid, /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/],
    ["token", systemChance.token, /^[A-Za-z0-9_-]{22}$/],
    ["hold code", systemChance.holdCode, /^[ABCDEFGHJKMNPQRSTVWXYZ]{8}$/],
    ["case number", systemChance.caseNumber, /^NF-[2-9A-HJKMNP-TV-Z]{4}-[2-9A-HJKMNP-TV-Z]{4}$/],
  ] as const)("gives a fresh %s each time", (_name, give, shape) => {
    const given = MANY.map(() => give());
    for (const one of given) expect(one).toMatch(shape);
    expect(new Set(given).size).toBe(given.length);
  });

  it("gives six digits, zeros in front included, spread over all", () => {
    const codes = Array.from({ length: 3000 }, () => systemChance.sixDigits());
    for (const code of codes) expect(code).toMatch(/^\d{6}$/);
    expect(new Set(codes).size).toBeGreaterThan(2950);
    expect(new Set(codes.map((code) => code[0])).size).toBe(10);
  });

  it("gives as many digits as asked for", () => {
    for (const count of [1, 5, 8]) expect(systemChance.digits(count)).toMatch(new RegExp(`^\\d{${count}}$`));
    expect(new Set(systemChance.digits(2000)).size).toBe(10);
  });
});
