import { describe, expect, it } from "vitest";
import { parseClientFile } from "#lib/oidc/client-metadata.ts";

const SITE = {
  client_id: "a-site",
  client_secret: "a secret of the first site, long enough",
  client_name: "A site",
  redirect_uris: ["https://site.example/cb"],
};

function problemsWith(limits: object): readonly string[] {
  const parsed = parseClientFile(JSON.stringify([{ ...SITE, ...limits }]), {});
  return parsed.ok ? [] : parsed.refusal.problems;
}

describe("a registration's data", () => {
  it("can be named claim by claim, and be optional by scope", () => {
    const limits = { scope: "openid profile email", claims_allowed: ["name", "email", "national_id"] };
    expect(problemsWith({ ...limits, optional_scope: "email phone offline_access" })).toEqual([]);
  });

  it("are refused with words that say what there is, when there is no such claim or scope", () => {
    expect(problemsWith({ claims_allowed: ["name", "email", "phone_number", "national_id", "shoe_size"] })).toEqual([
      expect.stringMatching(/^a-site: claims_allowed does not exist: shoe_size; there are name, given_name, /),
    ]);
    expect(problemsWith({ optional_scope: "openid email" })).toEqual([
      "a-site: optional_scope cannot be refused: openid; a person can refuse profile, email, phone, national_id, offline_access",
    ]);
  });

  it("are refused when a scope would bring nothing", () => {
    expect(problemsWith({ scope: "openid profile email", claims_allowed: ["name"] })).toEqual([
      "a-site: scope email would bring nothing: claims_allowed has none of its claims",
    ]);
  });

  it.each([[[]], ["name"], [[1]]])("are refused when they are no list of names: %j", (claims) => {
    expect(problemsWith({ claims_allowed: claims }).length).toBeGreaterThan(0);
  });
});
