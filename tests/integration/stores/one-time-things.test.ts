import { solveChallenge } from "altcha-lib";
import { deriveKey } from "altcha-lib/algorithms/pbkdf2";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { altchaWork } from "#lib/adapters/proof-of-work/altcha-work.ts";
import { accept } from "#lib/domain/result.ts";
import type { DigitSpeaker } from "#lib/ports/digit-speaker.ts";
import { NO_EFFECTS } from "#lib/ports/effects.ts";
import type { ProofOfWork } from "#lib/ports/proof-of-work.ts";
import { insertAccount } from "#lib/stores/account-writes.ts";
import { consumeHoldCode, holdCodeStore, insertHoldCodes } from "#lib/stores/hold-code-store.ts";
import { pictureCodes } from "#lib/stores/picture-codes.ts";
import { transact } from "#lib/stores/transaction.ts";
import { anAccount } from "#tests/support/fakes/memory-accounts.ts";
import { fakeChance } from "#tests/support/fakes/secrets.ts";
import { fakeWork, solutionOf } from "#tests/support/fakes/work.ts";
import { inParallel, type TestStorage, testStorage } from "#tests/support/storage.ts";

const NOW = Date.UTC(2026, 0, 15, 9);
const MINUTE_MS = 60_000;

describe("things that count once", () => {
  let storage: TestStorage;
  let answers: Map<string, string>;
  const chance = fakeChance();

  const sayDigits: DigitSpeaker = async (digits) => new TextEncoder().encode(`speech of ${digits}`);
  const pictures = (work: ProofOfWork = fakeWork, speak = sayDigits) =>
    pictureCodes(storage, {
      chance,
      draw: async (digits) => new TextEncoder().encode(`picture of ${digits}`),
      speak,
      work,
      publisher: { announce: async (id, { answer }) => void answers.set(id, answer) },
    });
  const ticket = (flowId: string, now = NOW) => ({ purpose: "sign_in", flowId, now }) as const;

  beforeAll(async () => {
    storage = await testStorage();
    answers = new Map();
    const { version: _, ...account } = anAccount();
    const added = await transact(storage, NO_EFFECTS, (transaction) => insertAccount(storage, transaction, account));
    expect(added).toEqual(accept(null));
  });
  afterAll(() => storage.close());

  it("a picture is drawn once for a flow, also when it is asked for many times at once", async () => {
    const store = pictures();
    const ids = await inParallel(10, () => store.current(ticket("flow-1"), 5));
    expect(new Set(ids).size).toBe(1);
    expect(await store.current(ticket("flow-1", NOW + 7 * MINUTE_MS), 5)).toBe(ids[0]);
    expect(await store.current(ticket("flow-1", NOW + 9 * MINUTE_MS), 5)).not.toBe(ids[0]);
  });

  it("a picture with another count of digits takes the place of the earlier one", async () => {
    const store = pictures();
    const five = await store.current(ticket("flow-2"), 5);
    const eight = await store.current(ticket("flow-2"), 8);
    expect(answers.get(eight)).toHaveLength(8);
    expect(await store.picture(five, NOW)).toBeNull();
    expect(await store.answer(ticket("flow-2"), answers.get(five) ?? "")).toBe("wrong");
  });

  it("of 50 right answers at once one is right and the others come too late", async () => {
    const store = pictures();
    const answer = answers.get(await store.current(ticket("flow-3"), 5)) ?? "";
    const verdicts = await inParallel(50, () => store.answer(ticket("flow-3"), answer));
    expect(verdicts.filter((verdict) => verdict === "right")).toHaveLength(1);
    expect(verdicts.filter((verdict) => verdict === "gone")).toHaveLength(49);
  });

  it("a wrong answer burns the picture", async () => {
    const store = pictures();
    const id = await store.current(ticket("flow-4"), 5);
    expect(await store.answer(ticket("flow-4"), "00000")).toBe("wrong");
    expect(await store.answer(ticket("flow-4"), answers.get(id) ?? "")).toBe("gone");
    expect(await store.picture(id, NOW)).toBeNull();
    expect(await store.current(ticket("flow-4"), 5)).not.toBe(id);
  });

  it("an answer counts only in its flow, for its purpose and for 10 minutes", async () => {
    const store = pictures();
    const answer = answers.get(await store.current(ticket("flow-5"), 5)) ?? "";
    expect(await store.answer(ticket("another"), answer)).toBe("gone");
    expect(await store.answer({ ...ticket("flow-5"), purpose: "recovery" }, answer)).toBe("gone");
    expect(await store.answer(ticket("flow-5", NOW + 10 * MINUTE_MS), answer)).toBe("gone");
    expect(await store.answer(ticket("flow-5", NOW + 10 * MINUTE_MS - 1), answer)).toBe("right");
  });

  it("of 8 equal solutions of one work at once one counts, and it counts never again", async () => {
    const altcha = altchaWork({ challenge: Buffer.alloc(32, 1), solution: Buffer.alloc(32, 2) });
    const store = pictures({ ...altcha, set: (binding) => altcha.set(binding, 4) });
    const id = await store.current(ticket("flow-7"), 5);
    const challenge = JSON.parse((await store.work(id, NOW)) ?? "");
    const solution = await solveChallenge({ challenge, deriveKey });
    const solved = Buffer.from(JSON.stringify({ challenge, solution })).toString("base64");
    const verdicts = await inParallel(8, () => store.answer(ticket("flow-7"), solved));
    expect(verdicts.filter((verdict) => verdict === "right")).toHaveLength(1);
    expect(verdicts.filter((verdict) => verdict === "gone")).toHaveLength(7);
    expect(await store.answer(ticket("flow-7"), solved)).toBe("gone");
    expect(await store.current(ticket("flow-7"), 5)).not.toBe(id);
    expect(await store.answer(ticket("flow-7"), solved)).toBe("wrong");
  });

  it("of 9 right answers at once, three of each kind, one counts", async () => {
    const store = pictures();
    const id = await store.current(ticket("flow-8"), 8);
    const said = new TextDecoder().decode((await store.speech(id, { language: "ar", now: NOW })) ?? undefined);
    const heard = said.replace("speech of ", "");
    const worked = solutionOf((await store.work(id, NOW)) ?? "");
    expect(heard).toMatch(/^\d{8}$/);
    const kinds = [answers.get(id) ?? "", heard, worked];
    const verdicts = await inParallel(9, (by) => store.answer(ticket("flow-8"), kinds[by % 3] ?? ""));
    expect(verdicts.filter((verdict) => verdict === "right")).toHaveLength(1);
    expect(verdicts.filter((verdict) => verdict === "gone")).toHaveLength(8);
  });

  it("averaging: a picture sounds the same whoever asks and however often, and no other sounds like it", async () => {
    const store = pictures(fakeWork, async (_, { language, seed }) => new TextEncoder().encode(`${language} ${seed}`));
    const soundOf = async (id: string, language: "ar" | "en") =>
      new TextDecoder().decode((await store.speech(id, { language, now: NOW })) ?? undefined);
    const one = await store.current(ticket("flow-10"), 5);
    const other = await store.current(ticket("flow-11"), 5);
    const sounds = [await soundOf(one, "ar"), await soundOf(one, "en"), await soundOf(other, "ar")];
    expect(new Set(sounds.map((sound) => sound.slice(3))).size).toBe(3);
    expect(await soundOf(one, "ar")).toBe(sounds[0]);
    expect(sounds[0]).toMatch(/^ar [\w-]{43}$/);
  });

  it("work takes three times as many tries where a longer picture is asked", async () => {
    const tries: number[] = [];
    const store = pictures({ ...fakeWork, set: async (binding, most) => `${binding} ${tries.push(most)}` });
    await store.work(await store.current(ticket("flow-9"), 5), NOW);
    await store.work(await store.current(ticket("flow-9"), 8), NOW);
    expect(tries).toEqual([1_000, 3_000]);
  });

  it("a renewed picture makes the earlier one count no longer", async () => {
    const store = pictures();
    const earlier = await store.current(ticket("flow-6"), 5);
    const renewed = await store.renew(ticket("flow-6"), 5);
    expect(await store.picture(earlier, NOW)).toBeNull();
    expect(new TextDecoder().decode((await store.picture(renewed, NOW)) ?? undefined)).toBe(
      `picture of ${answers.get(renewed)}`,
    );
    expect(await store.answer(ticket("flow-6"), answers.get(renewed) ?? "")).toBe("right");
  });

  it("a hold code is used up by one of 20 at once", async () => {
    const { id: accountId } = anAccount();
    const code = { code: "ABCDEFGH", reason: "new_account", caseId: null, expiresAt: NOW + MINUTE_MS } as const;
    await storage.database.$transaction((transaction) =>
      insertHoldCodes(storage, transaction, { accountId, codes: [code], now: NOW }),
    );
    const store = holdCodeStore(storage);
    const target = { accountId, caseId: null, reason: "new_account", sentTo: null };
    expect(await store.find("ABCDEFGH", NOW)).toEqual(target);
    expect(await store.find("ABCDEFGH", NOW + MINUTE_MS)).toBeNull();
    const used = await inParallel(20, () =>
      storage.database.$transaction((transaction) =>
        consumeHoldCode(storage, transaction, { code: "ABCDEFGH", now: NOW }),
      ),
    );
    expect(used.filter((found) => found !== null)).toEqual([target]);
    expect(await store.find("ABCDEFGH", NOW)).toBeNull();
  });
});
