import { describe, expect, it } from "vitest";
import { judgeLevel, reachableLevel } from "#lib/domain/account/level-request.ts";
import { askedLevel } from "#lib/oidc/asked-level.ts";

const [ONE, TWO, THREE] = ["urn:nafidha:loa:1", "urn:nafidha:loa:2", "urn:nafidha:loa:3"] as const;
const wish = (...wanted: string[]) => ({ wanted, essential: false });
const need = (...wanted: string[]) => ({ wanted, essential: true });

describe("a site that wishes for a level of assurance", () => {
  it("makes the person sign in again when that can bring a level that it named", () => {
    expect(judgeLevel(wish(TWO), ONE, TWO)).toBe("can_be_raised");
    expect(judgeLevel(wish(TWO), ONE, THREE)).toBe("can_be_raised");
    expect(judgeLevel(wish(THREE, TWO), ONE, TWO)).toBe("can_be_raised");
    expect(judgeLevel(wish(THREE), TWO, THREE)).toBe("can_be_raised");
  });

  it("gets what there is when the session has one of the levels that it named", () => {
    expect(judgeLevel(wish(TWO, ONE), ONE, TWO)).toBe("met");
    expect(judgeLevel(wish(THREE, TWO), TWO, THREE)).toBe("met");
  });

  it("does not send the person round in circles for a level that the account cannot reach now", () => {
    expect(judgeLevel(wish(TWO), ONE, ONE)).toBe("met");
    expect(judgeLevel(wish(THREE), TWO, TWO)).toBe("met");
  });

  it("asks nothing of the person when there is no such level", () => {
    expect(judgeLevel(wish("urn:example:gold"), ONE, THREE)).toBe("met");
  });
});

describe("a site that cannot do without a level", () => {
  it("is content with that level and every higher one", () => {
    expect(judgeLevel(need(TWO), TWO, TWO)).toBe("met");
    expect(judgeLevel(need(TWO), THREE, THREE)).toBe("met");
    expect(judgeLevel(need(THREE, TWO), TWO, THREE)).toBe("met");
  });

  it("makes the person sign in again when that can bring it", () => {
    expect(judgeLevel(need(THREE), TWO, THREE)).toBe("can_be_raised");
  });

  it("is refused when the account cannot reach it now, or nobody knows it", () => {
    expect(judgeLevel(need(TWO), ONE, ONE)).toBe("out_of_reach");
    expect(judgeLevel(need(THREE), TWO, TWO)).toBe("out_of_reach");
    expect(judgeLevel(need("urn:example:gold"), THREE, THREE)).toBe("out_of_reach");
  });
});

describe("the level that an account can reach", () => {
  const free = { cappedUntil: 5, guardedUntil: null };

  it("is 3 with a passkey, otherwise 2, and 1 while the account is new or guarded", () => {
    expect(reachableLevel(free, [{ kind: "passkey" }], 5)).toBe(THREE);
    expect(reachableLevel(free, [{ kind: "totp" }], 5)).toBe(TWO);
    expect(reachableLevel(free, [{ kind: "passkey" }], 4)).toBe(ONE);
    expect(reachableLevel({ ...free, guardedUntil: 6 }, [{ kind: "passkey" }], 5)).toBe(ONE);
  });
});

describe("how a site asks for levels", () => {
  it("wishes in acr_values or in the claims parameter, and makes them essential in the latter", () => {
    expect(askedLevel({ acr_values: `${THREE}  ${TWO}` })).toEqual(wish(THREE, TWO));
    expect(askedLevel({ claims: { id_token: { acr: { values: [TWO] } } } })).toEqual(wish(TWO));
    expect(askedLevel({ claims: `{"id_token":{"acr":{"essential":true,"value":"${TWO}"}}}` })).toEqual(need(TWO));
    expect(askedLevel({ claims: { id_token: { acr: { essential: true, values: [TWO, THREE] } } } })).toEqual(
      need(TWO, THREE),
    );
  });

  it("is not freed of what is essential by a wish beside it", () => {
    const claims = { id_token: { acr: { essential: true, value: THREE } } };
    expect(askedLevel({ acr_values: ONE, claims })).toEqual(need(THREE));
  });

  it("asks for none by saying nothing, or nothing that can be read", () => {
    expect(askedLevel({})).toBeNull();
    expect(askedLevel({ acr_values: " " })).toBeNull();
    expect(askedLevel({ claims: "no JSON" })).toBeNull();
    expect(askedLevel({ claims: { id_token: { acr: null } } })).toBeNull();
  });
});
