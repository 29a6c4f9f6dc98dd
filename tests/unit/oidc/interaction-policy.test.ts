import { describe, expect, it } from "vitest";
import { wouldRaiseLevel } from "#lib/oidc/interaction-policy.ts";

const [ONE, TWO, THREE] = ["urn:nafidha:loa:1", "urn:nafidha:loa:2", "urn:nafidha:loa:3"] as const;

describe("a site that asks for a level of assurance", () => {
  it("makes the person sign in again when that can give it the level", () => {
    expect(wouldRaiseLevel(TWO, ONE, TWO)).toBe(true);
    expect(wouldRaiseLevel(`${THREE} ${TWO}`, ONE, TWO)).toBe(true);
  });

  it("gets what there is when the session has one of the levels it asked for", () => {
    expect(wouldRaiseLevel(`${TWO} ${ONE}`, ONE, TWO)).toBe(false);
    expect(wouldRaiseLevel(TWO, TWO, TWO)).toBe(false);
  });

  it("does not send the person round in circles for a level that the account cannot reach now", () => {
    expect(wouldRaiseLevel(TWO, ONE, ONE)).toBe(false);
    expect(wouldRaiseLevel(THREE, TWO, TWO)).toBe(false);
  });

  it("asks nothing of the person when it asks for no level, or for one that does not exist", () => {
    expect(wouldRaiseLevel(undefined, ONE, TWO)).toBe(false);
    expect(wouldRaiseLevel("", ONE, TWO)).toBe(false);
    expect(wouldRaiseLevel("urn:example:gold", ONE, TWO)).toBe(false);
  });
});
