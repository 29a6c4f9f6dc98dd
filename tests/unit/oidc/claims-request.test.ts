import { describe, expect, it } from "vitest";
import { claimsRequestOf, claimsRequestProblem } from "#lib/oidc/claims-request.ts";

describe("the claims parameter", () => {
  it("asks for known claims by name, each essential or not, and for anything else as if it had not", () => {
    const text = JSON.stringify({
      userinfo: {
        email: null,
        gender: { essential: true },
        nickname: null,
        verified_claims: { verification: {}, claims: { name: null, email: null } },
      },
      id_token: { acr: null, birthdate: { essential: false, purpose: "…" } },
    });
    const { userinfo, id_token: idToken } = claimsRequestOf(text);
    expect([...userinfo.claims]).toEqual([
      ["email", false],
      ["gender", true],
    ]);
    // An e-mail is nothing that the civil registry vouches for.
    expect([...userinfo.verified]).toEqual([["name", false]]);
    expect([...idToken.claims]).toEqual([["birthdate", false]]);
  });

  it.each([undefined, "", "no JSON", "[]", "null", '{"userinfo":1}', '{"userinfo":{"email":1}}'])(
    "that cannot be read asks for nothing: %s",
    (text) => {
      const { userinfo, id_token: idToken } = claimsRequestOf(text);
      expect([...userinfo.claims, ...userinfo.verified, ...idToken.claims]).toEqual([]);
    },
  );

  it("is bounded in length and depth before anything is done with it", () => {
    let deep: unknown = null;
    for (let level = 0; level < 100_000; level += 1) deep = [deep];
    expect(claimsRequestProblem({ userinfo: { a: deep } })).toContain("deep");
    expect(claimsRequestProblem({ userinfo: { email: { value: "x".repeat(4000) } } })).toContain("4000 characters");
    expect(claimsRequestProblem({ userinfo: { email: { value: "x".repeat(3000) } } })).toBeNull();
  });

  it.each([
    [{ userinfo: { verified_claims: [] } }, "userinfo.verified_claims"],
    [{ id_token: { verified_claims: { claims: { name: null } } } }, "id_token.verified_claims.verification"],
    [
      { userinfo: { verified_claims: { verification: {}, claims: {} } } },
      "userinfo.verified_claims.claims must not be empty",
    ],
    [{ userinfo: { email: { essential: "yes" } } }, "userinfo.email"],
    [{ userinfo: { email: [] } }, "userinfo.email"],
    [{ id_token: { acr: { values: "high" } } }, "id_token.acr.values"],
  ])("tells an engineer where it is wrong: %j", (claims, where) => {
    expect(claimsRequestProblem(claims)).toContain(where);
  });
});
