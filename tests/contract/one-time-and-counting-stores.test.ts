import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import type { CodeAllowance } from "#lib/ports/code-allowance.ts";
import type { DigitSpeaker } from "#lib/ports/digit-speaker.ts";
import { NO_EFFECTS } from "#lib/ports/effects.ts";
import type { FlowStore } from "#lib/ports/flow-store.ts";
import type { PictureAnswers } from "#lib/ports/picture-code-publisher.ts";
import type { PictureCodes } from "#lib/ports/picture-codes.ts";
import type { Throttle } from "#lib/ports/throttle.ts";
import { codeAllowance } from "#lib/stores/code-allowance.ts";
import { flowStore } from "#lib/stores/flow-store.ts";
import { pictureCodes } from "#lib/stores/picture-codes.ts";
import { throttleStore } from "#lib/stores/throttle.ts";
import { fakePictureCodes } from "#tests/support/fakes/memory-picture-codes.ts";
import { memoryCodeAllowance, memoryFlowStore, memoryThrottle } from "#tests/support/fakes/memory-stores.ts";
import { memoryWorld } from "#tests/support/fakes/memory-world.ts";
import { fakeChance } from "#tests/support/fakes/secrets.ts";
import { fakeWork, solutionOf } from "#tests/support/fakes/work.ts";
import { inParallel, type TestStorage, testStorage } from "#tests/support/storage.ts";

const NOW = Date.UTC(2026, 0, 15, 9);
const MINUTE_MS = 60_000;
const probe = z.object({ by: z.number() });
type Probe = z.infer<typeof probe>;

type Stores = {
  readonly flows: FlowStore<Probe>;
  readonly throttle: Throttle;
  readonly allowance: CodeAllowance;
  readonly pictures: PictureCodes;
  answerOf(id: string): string;
  heardOf(id: string): string;
};

let storage: TestStorage;
/** One for all tests, since their pictures share a table. */
const chance = fakeChance();
beforeAll(async () => {
  storage = await testStorage();
});
afterAll(() => storage.close());

function inMemory(): Stores {
  const pictures = fakePictureCodes();
  return {
    flows: memoryFlowStore(memoryWorld()),
    throttle: memoryThrottle(),
    allowance: memoryCodeAllowance(),
    pictures,
    answerOf: pictures.answerOf,
    heardOf: pictures.heardOf,
  };
}

function inPostgres(): Stores {
  const answers = new Map<string, PictureAnswers>();
  const publisher = { announce: async (id: string, given: PictureAnswers) => void answers.set(id, given) };
  const draw = async () => new Uint8Array([1, 2, 3]);
  const speak: DigitSpeaker = async (digits, { language }) => new TextEncoder().encode(`${language} ${digits}`);
  return {
    flows: flowStore(storage, { kind: "contract", read: (stored) => probe.parse(stored) }),
    throttle: throttleStore(storage),
    allowance: codeAllowance(storage),
    pictures: pictureCodes(storage, { chance, draw, speak, work: fakeWork, publisher }),
    answerOf: (id) => answers.get(id)?.answer ?? "",
    heardOf: (id) => answers.get(id)?.audioAnswer ?? "",
  };
}

describe.each([
  ["in memory", inMemory],
  ["in PostgreSQL", inPostgres],
])("the stores %s", (_where, open) => {
  it("move a flow once for each version, whoever asks at once", async () => {
    const { flows } = open();
    await flows.begin("flow", { by: -1 }, { now: NOW, expiresAt: NOW + MINUTE_MS });
    await flows.begin("flow", { by: -2 }, { now: NOW, expiresAt: NOW });
    expect(await flows.find("flow")).toEqual({
      version: 0,
      state: { by: -1 },
      beganAt: NOW,
      expiresAt: NOW + MINUTE_MS,
    });
    const moved = await inParallel(20, (by) => flows.replace({ id: "flow", version: 0, state: { by } }, NO_EFFECTS));
    expect(moved.filter(Boolean)).toHaveLength(1);
    expect(await flows.find("flow")).toMatchObject({ version: 1, state: { by: moved.indexOf(true) } });
    expect(await flows.find("another")).toBeNull();
  });

  it("admit no more tries at once than the waits allow, and forget a key when told", async () => {
    const { throttle } = open();
    const tries = await inParallel(20, () => throttle.attempt("name", NOW, (count) => (count < 3 ? 0 : MINUTE_MS)));
    expect(tries.filter(({ admitted }) => admitted)).toHaveLength(3);
    expect(await throttle.attempt("name", NOW + MINUTE_MS, () => 0)).toEqual({ admitted: true, failures: 4 });
    await throttle.clear("name");
    expect(await throttle.read("name", NOW)).toEqual({ failures: 0, waitUntil: null });
  });

  it("allow one network four codes an hour for a number and purpose, and keep one for another network", async () => {
    const { allowance } = open();
    const ask = (network: string, purpose: "registration" | "sign_in" = "registration") =>
      allowance.take({ purpose, number: "+966512345678", network, messageId: randomUUID(), now: NOW });
    const taken = [];
    for (let index = 0; index < 6; index += 1) taken.push((await ask("192.0.2.0/24")).taken);
    expect(taken).toEqual([true, true, true, true, false, false]);
    expect((await ask("198.51.100.0/24")).taken).toBe(true);
    expect(await ask("203.0.113.0/24")).toMatchObject({ taken: false, waitSeconds: 3600 });
    expect((await ask("192.0.2.0/24", "sign_in")).taken).toBe(true);
  });

  it("give back the code of a message that was not handed over, once", async () => {
    const { allowance } = open();
    const request = { purpose: "sign_in", number: "+966512345670", network: "192.0.2.0/24", now: NOW } as const;
    const ids = Array.from({ length: 5 }, () => randomUUID());
    for (const messageId of ids.slice(0, 4)) await allowance.take({ ...request, messageId });
    expect((await allowance.take({ ...request, messageId: randomUUID() })).taken).toBe(false);
    for (const id of [ids[1], ids[1], ids[4]]) await allowance.giveBack(id ?? "");
    expect((await allowance.take({ ...request, messageId: randomUUID() })).taken).toBe(true);
    expect((await allowance.take({ ...request, messageId: randomUUID() })).taken).toBe(false);
  });

  it("take one answer to a picture in its own flow and purpose, right or wrong", async () => {
    const { pictures, answerOf } = open();
    const ticket = { purpose: "sign_in", flowId: "flow-1", now: NOW } as const;
    const id = await pictures.current(ticket, 5);
    expect(await pictures.current(ticket, 5)).toBe(id);
    expect(await pictures.answer({ ...ticket, flowId: "flow-2" }, answerOf(id))).toBe("gone");
    const answers = await inParallel(8, () => pictures.answer(ticket, answerOf(id)));
    expect(answers.filter((verdict) => verdict === "right")).toHaveLength(1);
    const next = await pictures.renew(ticket, 5);
    expect(await pictures.answer(ticket, "00000")).toBe("wrong");
    expect(await pictures.answer(ticket, answerOf(next))).toBe("gone");
    expect(await pictures.picture(next, NOW)).toBeNull();
  });

  it("take the digits that are heard in the place of those that are seen, once for both", async () => {
    const { pictures, answerOf, heardOf } = open();
    const ticket = { purpose: "sign_in", flowId: "flow-4", now: NOW } as const;
    const id = await pictures.current(ticket, 5);
    expect(heardOf(id)).toMatch(/^\d{5}$/);
    expect(heardOf(id)).not.toBe(answerOf(id));
    const said = await pictures.speech(id, { language: "ar", now: NOW });
    expect(new TextDecoder().decode(said ?? undefined)).toBe(`ar ${heardOf(id)}`);
    const both = await inParallel(8, (by) => pictures.answer(ticket, by % 2 === 0 ? heardOf(id) : answerOf(id)));
    expect(both.filter((verdict) => verdict === "right")).toHaveLength(1);
    expect(both.filter((verdict) => verdict === "gone")).toHaveLength(7);
    expect(await pictures.speech(id, { language: "ar", now: NOW })).toBeNull();
    const next = await pictures.current(ticket, 8);
    expect(await pictures.answer(ticket, heardOf(next))).toBe("right");
  });

  it("burn what can be heard and what can be worked out with a wrong answer of any kind", async () => {
    const { pictures, answerOf, heardOf } = open();
    const ticket = { purpose: "sign_in", flowId: "flow-5", now: NOW } as const;
    for (const wrong of ["00000", solutionOf(JSON.stringify({ binding: "another" }))]) {
      const id = await pictures.renew(ticket, 5);
      const work = (await pictures.work(id, NOW)) ?? "";
      expect(await pictures.answer(ticket, wrong)).toBe("wrong");
      for (const late of [answerOf(id), heardOf(id), solutionOf(work)]) {
        expect(await pictures.answer(ticket, late)).toBe("gone");
      }
      expect(await pictures.work(id, NOW)).toBeNull();
      expect(await pictures.speech(id, { language: "en", now: NOW })).toBeNull();
    }
  });

  it("take the work that was set for a picture once, and for that picture alone", async () => {
    const { pictures } = open();
    const ticket = { purpose: "sign_in", flowId: "flow-6", now: NOW } as const;
    const solution = solutionOf((await pictures.work(await pictures.current(ticket, 5), NOW)) ?? "");
    expect(await pictures.answer({ ...ticket, flowId: "flow-7" }, solution)).toBe("gone");
    const verdicts = await inParallel(8, () => pictures.answer(ticket, solution));
    expect(verdicts.filter((verdict) => verdict === "right")).toHaveLength(1);
    await pictures.renew(ticket, 5);
    expect(await pictures.answer(ticket, solution)).toBe("wrong");
  });

  it("let a picture go after ten minutes", async () => {
    const { pictures, answerOf } = open();
    const ticket = { purpose: "recovery", flowId: "flow-3", now: NOW } as const;
    const id = await pictures.current(ticket, 5);
    const late = NOW + 10 * MINUTE_MS;
    expect(await pictures.speech(id, { language: "ar", now: late })).toBeNull();
    expect(await pictures.work(id, late)).toBeNull();
    expect(await pictures.answer({ ...ticket, now: late }, answerOf(id))).toBe("gone");
  });
});
