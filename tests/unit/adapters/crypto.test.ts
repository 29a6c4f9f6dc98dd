import { describe, expect, it } from "vitest";
import { fieldCipher } from "#lib/adapters/crypto/field-cipher.ts";
import { keyRing } from "#lib/adapters/crypto/key-ring.ts";
import { keyedHash } from "#lib/adapters/crypto/keyed-hash.ts";
import { keysOf } from "#lib/adapters/crypto/keys.ts";

const masterKey = (fill: number) => Buffer.alloc(32, fill).toString("base64url");
const [keys, otherKeys] = [keysOf(masterKey(1)), keysOf(masterKey(2))];

describe("derived keys", () => {
  it("are the same for the same name and master key, and different for any other", () => {
    expect(keysOf(masterKey(1))("cookies")).toEqual(keys("cookies"));
    expect(keys("cookies")).not.toEqual(keys("password-pepper"));
    expect(keys("cookies")).not.toEqual(otherKeys("cookies"));
    expect(keys("cookies")).toHaveLength(32);
  });

  it("are what RFC 5869 says, so that another program can derive them", () => {
    expect(keysOf(Buffer.alloc(32).toString("base64url"))("cookies").toString("hex")).toBe(
      "00ae797b0f69bc37b716dfed7e2e6a3467f7f08601a14dff2c5aca4813e5259f",
    );
  });

  it("are refused for a master key of another length", () => {
    expect(() => keysOf("short")).toThrow(/32 bytes/);
  });
});

describe("a keyed hash", () => {
  const hash = keyedHash(keys);

  it("is 43 characters that fit a URL, and always the same", () => {
    expect(hash.of("mobile", "+966512345678")).toMatch(/^[A-Za-z0-9_-]{43}$/);
    expect(hash.of("mobile", "+966512345678")).toBe(keyedHash(keysOf(masterKey(1))).of("mobile", "+966512345678"));
  });

  it("differs by value, by purpose and by master key", () => {
    const hashes = [
      hash.of("mobile", "1"),
      hash.of("mobile", "2"),
      hash.of("email", "1"),
      keyedHash(otherKeys).of("mobile", "1"),
    ];
    expect(new Set(hashes).size).toBe(4);
  });
});

describe("a sealed field", () => {
  const cipher = fieldCipher([keys]);

  it.each(["", "1234567897", "أحمد بن محمد", "😀".repeat(1000)])("opens to what was sealed: %#", (plain) => {
    expect(cipher.open("account.name", cipher.seal("account.name", plain))).toBe(plain);
  });

  it("is different every time and tells nothing but its length and its key's id", () => {
    const [one, other] = [cipher.seal("field", "1234567897"), cipher.seal("field", "1234567897")];
    expect(one).not.toBe(other);
    expect(one).toMatch(/^1\.[0-9a-f]{8}\.[A-Za-z0-9_-]+$/);
    expect(one.slice(0, 11)).toBe(other.slice(0, 11));
  });

  it("does not open in another field", () => {
    expect(() => cipher.open("account.email", cipher.seal("account.mobile", "x"))).toThrow();
  });

  it("does not open when any character was changed", () => {
    const sealed = cipher.seal("field", "+966512345678");
    for (let at = 0; at < sealed.length; at += 1) {
      const changed = `${sealed.slice(0, at)}${sealed[at] === "A" ? "Q" : "A"}${sealed.slice(at + 1)}`;
      expect(() => cipher.open("field", changed), changed).toThrow();
    }
  });

  it.each(["", "1.", "plain text", "1.00000000.AAAA"])("does not open when it never was one: %#", (sealed) => {
    expect(() => cipher.open("field", sealed)).toThrow();
  });

  it("does not open when it was cut short, tag and all", () => {
    const own = cipher.seal("field", "").split(".")[1];
    expect(() => cipher.open("field", `1.${own}.AAAA`)).toThrow(/too short/);
  });

  it("opens after the key was changed, and what is sealed then names the new key", () => {
    const before = fieldCipher([otherKeys]).seal("field", "kept");
    const ring = fieldCipher([keys, otherKeys]);
    expect(ring.open("field", before)).toBe("kept");
    expect(cipher.open("field", ring.seal("field", "new"))).toBe("new");
    expect(() => cipher.open("field", before)).toThrow(/unknown key/);
  });

  it("follows a list of keys: the first seals, every one opens, and `master` stands for the master key's own", () => {
    const [first, second] = [masterKey(3), masterKey(4)];
    const sealed = fieldCipher(keyRing(["master"], keys)).seal("field", "of the beginning");
    expect(fieldCipher(keyRing([first, "master"], keys)).open("field", sealed)).toBe("of the beginning");
    const later = fieldCipher(keyRing([second, first, "master"], keys));
    const between = fieldCipher(keyRing([first, "master"], keys)).seal("field", "of the middle");
    expect(later.open("field", between)).toBe("of the middle");
    expect(fieldCipher(keyRing([second], keys)).open("field", later.seal("field", "of now"))).toBe("of now");
    expect(() => fieldCipher(keyRing([second], keys)).open("field", sealed)).toThrow(/unknown key/);
  });

  it("names neither the value nor the field's content in an error", () => {
    expect(() => cipher.open("field", "1234567897")).toThrow(/^(?!.*1234567897)/);
  });
});
