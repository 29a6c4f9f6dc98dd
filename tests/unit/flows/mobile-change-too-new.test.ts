import { describe, expect, it } from "vitest";
import { EVIDENCE_SETTLES_MS } from "#lib/domain/mobile-change/evidence.ts";
import { giveNewNumber } from "#lib/flows/mobile-change/give-new-number.ts";
import { enrol } from "#tests/support/case-steps.ts";
import { anAccount } from "#tests/support/fakes/memory-accounts.ts";
import { enterByAbsher, enterSignedIn, stateOf } from "#tests/support/mobile-change-steps.ts";
import { mobileChangeWorld, NEW_NUMBER } from "#tests/support/mobile-change-world.ts";

const WISH = { number: NEW_NUMBER, email: null };
const TOO_NEW = { ok: false, refusal: { code: "evidence_too_new" } };
const NOW = mobileChangeWorld().clock.now();

describe("who has shown nothing that counts yet", () => {
  it("is told so before a number is typed, on the Absher route with a password of the last seven days", async () => {
    for (const [age, outcome] of [
      [EVIDENCE_SETTLES_MS - 1, TOO_NEW],
      [EVIDENCE_SETTLES_MS, { ok: true }],
    ] as const) {
      const world = mobileChangeWorld(anAccount({ passwordChangedAt: NOW - age }));
      const own = await enterByAbsher(world);
      expect(await giveNewNumber(world.ports, own, WISH)).toMatchObject(outcome);
      expect(world.world.messages).toEqual([]);
    }
  });

  it("is told so on the signed-in route with a passkey of the last seven days, and goes on with the password besides", async () => {
    const world = mobileChangeWorld();
    enrol(world, "passkey", NOW - EVIDENCE_SETTLES_MS + 1);
    const alone = await enterSignedIn(world, ["pop"]);
    expect(await giveNewNumber(world.ports, alone, WISH)).toEqual(TOO_NEW);
    expect((await stateOf(world, alone)).step).toBe("authenticated");
    const both = await enterSignedIn(world, ["pwd", "sms"]);
    expect((await giveNewNumber(world.ports, both, WISH)).ok).toBe(true);
  });
});
