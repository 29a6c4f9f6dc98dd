import { describe, expect, it } from "vitest";
import { systemChance } from "#lib/adapters/chance/system-chance.ts";
import { keyedHash } from "#lib/adapters/crypto/keyed-hash.ts";
import { argon2Hasher, HASHER_SETTINGS } from "#lib/adapters/passwords/argon2-hasher.ts";
import { fakeChance, fakeHash, fakePasswords } from "#tests/support/fakes/secrets.ts";
import { TEST_KEYS } from "#tests/support/storage.ts";

const light = { ...HASHER_SETTINGS, memoryCost: 1024, timeCost: 2 };

describe.each([
  ["the fake", fakePasswords()],
  ["argon2id", argon2Hasher([{ id: "", key: Buffer.alloc(32, 1) }], light)],
])("a password hasher: %s", (_name, passwords) => {
  it("knows a password by its hash, whatever its Unicode composition, and nobody by no hash", async () => {
    const hash = await passwords.hash("Caf\u00e9-Horse#1");
    expect(hash).not.toBe("Caf\u00e9-Horse#1");
    expect(await passwords.verify(hash, "Cafe\u0301-Horse#1")).toBe(true);
    expect(await passwords.verify(hash, "Cafe-Horse#1")).toBe(false);
    expect(await passwords.verify(null, "Caf\u00e9-Horse#1")).toBe(false);
    expect(passwords.needsRehash(hash)).toBe(false);
  });
});

describe.each([
  ["the fake", fakeHash],
  ["HMAC", keyedHash(TEST_KEYS)],
])("a keyed hash: %s", (_name, hash) => {
  it("is the same for the same value and purpose, and different for any other", () => {
    expect(hash.of("mobile", "+966512345678")).toBe(hash.of("mobile", "+966512345678"));
    expect(hash.of("mobile", "+966512345678")).not.toBe(hash.of("email", "+966512345678"));
    expect(hash.of("mobile", "+966512345678")).not.toBe(hash.of("mobile", "+966512345679"));
    expect(hash.of("mobile", "+966512345678")).not.toContain("512345678");
  });
});

describe.each([
  ["the fake", fakeChance()],
  ["the system's", systemChance],
])("chance: %s", (_name, chance) => {
  it("gives each thing in its form, and not the same one twice", () => {
    expect(chance.sixDigits()).toMatch(/^\d{6}$/);
    expect(chance.digits(8)).toMatch(/^\d{8}$/);
    expect(chance.holdCode()).toMatch(/^[A-Z]{8}$/);
    expect(chance.uuid()).toMatch(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
    expect(chance.token()).toMatch(/^[A-Za-z0-9_-]{22}$/);
    expect(chance.caseNumber()).toMatch(/^NF-[0-9A-Z]{4}-[0-9A-Z]{4}$/);
    const tokens = Array.from({ length: 50 }, () => chance.token());
    expect(new Set(tokens).size).toBe(50);
  });
});
