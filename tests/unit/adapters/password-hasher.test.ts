import { describe, expect, it } from "vitest";
import { keysOf } from "#lib/adapters/crypto/keys.ts";
import { argon2Hasher, HASHER_SETTINGS } from "#lib/adapters/passwords/argon2-hasher.ts";
import { boundedQueue } from "#lib/adapters/passwords/bounded-queue.ts";
import { peppersOf } from "#lib/adapters/passwords/peppers.ts";
import { Overloaded } from "#lib/ports/password-hasher.ts";

const CHEAP = { ...HASHER_SETTINGS, memoryCost: 64, timeCost: 2 };
const pepper = [{ id: "", key: Buffer.alloc(32, 1) }] as const;
const hasher = argon2Hasher(pepper, CHEAP);

describe("a hashed password", () => {
  it("is argon2id at the costs that are set, and different every time", async () => {
    const [one, other] = await Promise.all([hasher.hash("Correct-Horse1"), hasher.hash("Correct-Horse1")]);
    expect(one).toMatch(/^\$argon2id\$v=19\$m=64,p=1,t=2\$/);
    expect(one).not.toBe(other);
  });

  it("is made at 19 MiB and two passes unless told otherwise", async () => {
    expect(await argon2Hasher(pepper).hash("x")).toMatch(/^\$argon2id\$v=19\$m=19456,p=1,t=2\$/);
  });

  it("is verified by the same password only, to the last of 128 characters", async () => {
    const long = "a".repeat(127);
    const hash = await hasher.hash(`${long}1`);
    expect(await hasher.verify(hash, `${long}1`)).toBe(true);
    expect(await hasher.verify(hash, `${long}2`)).toBe(false);
    expect(await hasher.verify(hash, "")).toBe(false);
  });

  it("is the same password in composed and in decomposed letters", async () => {
    expect(await hasher.verify(await hasher.hash("caf\u00e9"), "cafe\u0301")).toBe(true);
  });

  it("is worth nothing without the pepper", async () => {
    const hash = await hasher.hash("Correct-Horse1");
    expect(await argon2Hasher([{ id: "", key: Buffer.alloc(32, 2) }], CHEAP).verify(hash, "Correct-Horse1")).toBe(
      false,
    );
  });

  it("is wrong where there is no account, at the cost of one verification", async () => {
    const real = argon2Hasher(pepper);
    const hash = await real.hash("Correct-Horse1");
    const time = async (tried: string | null) => {
      const before = process.cpuUsage();
      expect(await real.verify(tried, "wrong")).toBe(false);
      return process.cpuUsage(before).user;
    };
    await time(null);
    const [absent, present] = [await time(null), await time(hash)];
    expect(absent).toBeGreaterThan(present / 3);
    expect(absent).toBeLessThan(present * 3);
  });

  it("is to be made anew when the costs have changed", async () => {
    const hash = await hasher.hash("x");
    expect(hasher.needsRehash(hash)).toBe(false);
    expect(argon2Hasher(pepper, { ...CHEAP, timeCost: 3 }).needsRehash(hash)).toBe(true);
  });
});

describe("a pepper that is changed", () => {
  const [master, newer] = [1, 2].map((fill) => keysOf(Buffer.alloc(32, fill).toString("base64url")));
  if (master === undefined || newer === undefined) throw new Error("two keys");
  const before = argon2Hasher(peppersOf([master], master), CHEAP);
  const after = argon2Hasher(peppersOf([newer, master], master), CHEAP);

  it("leaves every password right, and has its hash made anew at the next sign-in", async () => {
    const old = await before.hash("Correct-Horse1");
    expect(await after.verify(old, "Correct-Horse1")).toBe(true);
    expect(await after.verify(old, "wrong")).toBe(false);
    expect(after.needsRehash(old)).toBe(true);
    const fresh = await after.hash("Correct-Horse1");
    expect(fresh).toMatch(/^[0-9a-f]{8}:\$argon2id\$/);
    expect(after.needsRehash(fresh)).toBe(false);
    expect(await after.verify(fresh, "Correct-Horse1")).toBe(true);
  });

  it("counts as wrong, never as right and never as an error, where it is not known", async () => {
    const fresh = await after.hash("Correct-Horse1");
    expect(await before.verify(fresh, "Correct-Horse1")).toBe(false);
    const alone = argon2Hasher(peppersOf([newer], master), CHEAP);
    expect(await alone.verify(await before.hash("Correct-Horse1"), "Correct-Horse1")).toBe(false);
    expect(await alone.verify(fresh, "Correct-Horse1")).toBe(true);
  });
});

describe("the queue in front of it", () => {
  const gate = () => Promise.withResolvers<void>();

  it("turns the next away when it is full, and takes new ones when there is room again", async () => {
    const queue = boundedQueue({ running: 2, waiting: 3 });
    const open = gate();
    const inside = Array.from({ length: 5 }, (_, index) => queue(() => open.promise.then(() => index)));
    await expect(queue(async () => 5)).rejects.toBeInstanceOf(Overloaded);
    open.resolve();
    expect(await Promise.all(inside)).toEqual([0, 1, 2, 3, 4]);
    expect(await queue(async () => 6)).toBe(6);
  });

  it("never runs more at once than it may, in the order of coming", async () => {
    const queue = boundedQueue({ running: 2, waiting: 100 });
    let [running, most] = [0, 0];
    const begun: number[] = [];
    await Promise.all(
      Array.from({ length: 40 }, (_, index) =>
        queue(async () => {
          begun.push(index);
          running += 1;
          most = Math.max(most, running);
          await new Promise((resolve) => setTimeout(resolve, index % 3));
          running -= 1;
        }),
      ),
    );
    expect(most).toBe(2);
    expect(begun).toEqual(Array.from({ length: 40 }, (_, index) => index));
  });

  it("gives its place back after work that fails", async () => {
    const queue = boundedQueue({ running: 1, waiting: 0 });
    await expect(queue(() => Promise.reject(new Error("a surprise")))).rejects.toThrow("a surprise");
    expect(await queue(async () => "next")).toBe("next");
  });

  it("makes the hasher throw Overloaded", async () => {
    const small = argon2Hasher(pepper, { ...CHEAP, running: 1, waiting: 1 });
    const answers = await Promise.allSettled(Array.from({ length: 4 }, () => small.verify(null, "x")));
    expect(answers.map(({ status }) => status)).toEqual(["fulfilled", "fulfilled", "rejected", "rejected"]);
    expect(answers.flatMap((answer) => (answer.status === "rejected" ? [answer.reason] : []))[0]).toBeInstanceOf(
      Overloaded,
    );
  });
});
