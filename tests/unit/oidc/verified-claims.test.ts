import { describe, expect, it } from "vitest";
import { CLAIM_NAMES, claimsFor } from "#lib/oidc/claims.ts";
import { verifiedClaimsFor } from "#lib/oidc/verified-claims.ts";
import { anAccount } from "#tests/support/fakes/memory-accounts.ts";

const ACTIVATED = Date.UTC(2026, 0, 15, 8, 30, 5);
const NOW = ACTIVATED + 3600_000;
const TRUST = "urn:nafidha:trust:civil-registry";
const account = anAccount({ createdAt: ACTIVATED });
const known = { account, values: claimsFor(account, CLAIM_NAMES, "ar"), now: NOW };

const given = (verification: object, claims: Readonly<Record<string, Readonly<Record<string, unknown>> | null>>) =>
  verifiedClaimsFor({ verification: { ...verification }, claims }, known);

describe("verified claims", () => {
  it("always name their trust framework, and of the verification nothing else that was not asked for", () => {
    expect(given({}, { birthdate: null })).toEqual({
      verification: { trust_framework: TRUST },
      claims: { birthdate: "1990-05-05" },
    });
    expect(given({ trust_framework: null, time: null }, { birthdate_hijri: null })?.verification).toEqual({
      trust_framework: TRUST,
      time: "2026-01-15T08:30:05Z",
    });
  });

  it("have the evidence that a template asks for, member by member", () => {
    const evidence = [
      { type: { value: "document" } },
      { type: { value: "electronic_record" }, record: { source: null } },
    ];
    expect(given({ evidence }, { gender: null })?.verification).toEqual({
      trust_framework: TRUST,
      evidence: [{ type: "electronic_record", record: { source: { name: "National civil registry" } } }],
    });
  });

  it.each([
    ["another trust framework", { trust_framework: { value: "eidas" } }],
    ["one of several others", { trust_framework: { values: ["eidas", "de_aml"] } }],
    ["no list at all", { trust_framework: { values: "eidas" } }],
    ["a verification that is younger", { time: { max_age: 3599 } }],
    ["an age that is no number", { time: { max_age: "old" } }],
    ["an age of what has none", { trust_framework: { max_age: 10 } }],
    ["evidence of another type", { evidence: [{ type: { value: "document" } }] }],
    [
      "a member of the evidence that is not so",
      { evidence: [{ type: null, record: { type: { value: "birth_register" } } }] },
    ],
    ["a level that is not told here", { assurance_level: { value: "high" } }],
    ["something deep in what is not told here", { assurance_process: { policy: { values: ["x"] } } }],
  ])("are left out altogether where the verification has to be %s", (_what, verification) => {
    expect(given(verification, { birthdate: null })).toBeNull();
  });

  it.each([
    ["the trust framework there is", { trust_framework: { value: TRUST } }],
    ["one of several that are taken", { trust_framework: { values: ["eidas", TRUST] } }],
    ["a verification that is young enough", { time: { max_age: 3600 } }],
    ["something that is not told here, without a condition", { assurance_level: null }],
  ])("are given where the verification has to be %s", (_what, verification) => {
    expect(given(verification, { birthdate: null })?.claims).toEqual({ birthdate: "1990-05-05" });
  });

  it("leave out a claim that does not meet its condition, and everything with the last one", () => {
    expect(given({}, { birthdate: { value: "1991-01-01" }, gender: { values: ["male"] } })?.claims).toEqual({
      gender: "male",
    });
    expect(given({}, { birthdate: { value: "1991-01-01" } })).toBeNull();
    expect(given({}, { national_id_expiry: { max_age: 0 } })?.claims).toEqual({ national_id_expiry: "2099-01-01" });
    expect(given({}, { birthdate: { max_age: 60 }, unknown: null })).toBeNull();
  });

  it("compare a name in its four parts, whatever their order", () => {
    const { family, first, father, grandfather } = account.identity.name.ar;
    expect(given({}, { name_ar: { value: { family, first, father, grandfather } } })?.claims).toHaveProperty("name_ar");
    expect(given({}, { name_ar: { value: { first } } })).toBeNull();
  });

  it("count a day until its last second, as people in Riyadh do", () => {
    const born = (ageSeconds: number) => given({}, { birthdate: { max_age: ageSeconds } });
    const sinceEndOfDay = (NOW - Date.parse("1990-05-05T23:59:59+03:00")) / 1000;
    expect(born(sinceEndOfDay)).not.toBeNull();
    expect(born(sinceEndOfDay - 1)).toBeNull();
  });
});
