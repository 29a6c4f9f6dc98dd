import { beforeEach, describe, expect, it } from "vitest";
import { rotateDueKeys } from "#lib/flows/signing-keys/rotate-keys.ts";
import { rotationTimes } from "#lib/oidc/signing-keys.ts";
import { runKeysCommand } from "#scripts/keys/commands.ts";
import { type MemoryKeys, memorySigningKeys } from "#tests/support/fakes/memory-signing-keys.ts";

const NOON = Date.UTC(2026, 11, 1, 12);
const TIMES = rotationTimes(90);

describe("npm run keys", () => {
  let ports: MemoryKeys;
  const run = (...words: string[]) => runKeysCommand({ ports, times: TIMES, now: NOON }, words);

  beforeEach(async () => {
    ports = memorySigningKeys();
    await rotateDueKeys(ports, TIMES, NOON);
  });

  it("lists every key with its state and when that ends, and no part of a key", async () => {
    await run("rotate", "ES256");
    await run("compromised", "RS256-2");
    const lines = (await run("list")).split("\n");
    expect(lines).toEqual([
      "ES256-1  ES256  signing    signs until 2027-03-01 12:00 UTC",
      "RS256-2  RS256  gone       gone since 2026-12-01 12:00 UTC",
      "ES256-3  ES256  published  signs from 2026-12-02 12:00 UTC",
      "RS256-4  RS256  signing    signs until 2027-03-01 12:00 UTC",
    ]);
    expect(lines.join()).not.toContain("private");
  });

  it("says that there is none before the portal first started", async () => {
    ports = memorySigningKeys();
    expect(await run("list")).toContain("There is no key yet");
  });

  it("announces successors of all or of one, says from when they sign, and says when there is one already", async () => {
    expect(await run("rotate", "RS256")).toBe(
      "RS256: a successor is published. It signs from 2026-12-02 12:00 UTC, without a restart.",
    );
    expect((await run("rotate")).split("\n")).toEqual([
      "ES256: a successor is published. It signs from 2026-12-02 12:00 UTC, without a restart.",
      "RS256: it has a successor already, or no key at all: see `npm run keys -- list`.",
    ]);
  });

  it("gives a key up at once and says what that costs", async () => {
    const printed = await run("compromised", "ES256-1");
    expect(printed).toContain("ES256-1 is given up");
    expect(printed).toContain("What it costs");
    expect(printed).toContain("up to 10 minutes");
    await expect(run("compromised", "ES256-1")).rejects.toThrow("is no key that is published");
  });

  it("explains itself on a wrong line", async () => {
    for (const words of [[], ["list", "x"], ["rotate", "HS256"], ["rotate", "ES256", "x"], ["compromised"], ["run"]])
      await expect(run(...words)).rejects.toThrow("Usage:");
  });
});
