import { solveChallenge } from "altcha-lib";
import { deriveKey } from "altcha-lib/algorithms/pbkdf2";
import type { Challenge, Payload } from "altcha-lib/types";
import { beforeAll, describe, expect, it } from "vitest";
import { altchaWork } from "#lib/adapters/proof-of-work/altcha-work.ts";
import { isWorkSolution, parsePictureAnswer } from "#lib/domain/picture-answer.ts";

const KEYS = { challenge: Buffer.alloc(32, 1), solution: Buffer.alloc(32, 2) };
const TRIES = 4;
const work = altchaWork(KEYS);

const sent = (payload: unknown): string => Buffer.from(JSON.stringify(payload)).toString("base64");

async function solve(binding: string, from = work): Promise<Payload> {
  const challenge: Challenge = JSON.parse(await from.set(binding, TRIES));
  const solution = await solveChallenge({ challenge, deriveKey });
  if (solution === null) throw new Error("not solved");
  return { challenge, solution };
}

describe("work set in ALTCHA's format", () => {
  let payload: Payload;
  beforeAll(async () => {
    payload = await solve("picture-1");
  });

  it("is done once its counter is found, below the number of tries", async () => {
    expect(payload.solution.counter).toBeLessThan(TRIES);
    expect(await work.isDone("picture-1", sent(payload))).toBe(true);
  });

  it("is sent as an answer that a form takes", () => {
    expect(isWorkSolution(sent(payload))).toBe(true);
    expect(parsePictureAnswer(sent(payload))).toEqual({ ok: true, value: sent(payload) });
  });

  it("tells the counter to nobody, and is another one each time", async () => {
    const [one, other] = [await work.set("picture-1", 1_000), await work.set("picture-1", 1_000)];
    expect(one).not.toMatch(/counter/);
    expect(one).not.toBe(other);
  });

  it("replay for another picture: counts for what it was set for alone", async () => {
    expect(await work.isDone("picture-2", sent(payload))).toBe(false);
    const { challenge, solution } = payload;
    const parameters = { ...challenge.parameters, data: { binding: "picture-2" } };
    expect(await work.isDone("picture-2", sent({ challenge: { ...challenge, parameters }, solution }))).toBe(false);
  });

  it("forgery: work that someone else set, made easier or left unsigned is not done", async () => {
    const foreign = altchaWork({ challenge: Buffer.alloc(32, 3), solution: Buffer.alloc(32, 2) });
    expect(await work.isDone("picture-1", sent(await solve("picture-1", foreign)))).toBe(false);
    const { challenge, solution } = payload;
    const easier = { ...challenge.parameters, cost: 1, keyPrefix: "00" };
    expect(await work.isDone("picture-1", sent({ challenge: { ...challenge, parameters: easier }, solution }))).toBe(
      false,
    );
    const { keySignature: _, ...open } = challenge.parameters;
    expect(await work.isDone("picture-1", sent({ challenge: { ...challenge, parameters: open }, solution }))).toBe(
      false,
    );
    expect(await work.isDone("picture-1", sent({ challenge: { parameters: challenge.parameters }, solution }))).toBe(
      false,
    );
  });

  it("guessing: another key is no solution, and neither is the half of it that the challenge shows", async () => {
    const { challenge, solution } = payload;
    for (const derivedKey of [challenge.parameters.keyPrefix, "00".repeat(32), ""]) {
      expect(await work.isDone("picture-1", sent({ challenge, solution: { ...solution, derivedKey } }))).toBe(false);
    }
  });

  it.each([
    "",
    "eyJ",
    "eyJ!",
    "40718",
    sent(null),
    sent([]),
    sent({}),
    sent({ challenge: {}, solution: {} }),
    sent({ challenge: { parameters: { __proto__: null } } }),
    "eyJ".padEnd(100_000, "A"),
  ])("hostile input: %.20s is not done and throws nothing", async (solution) => {
    expect(await work.isDone("picture-1", solution)).toBe(false);
  });
});
