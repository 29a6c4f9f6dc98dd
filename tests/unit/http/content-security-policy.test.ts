import { describe, expect, it } from "vitest";
import { contentSecurityPolicy } from "#lib/http/content-security-policy.ts";

const policy = contentSecurityPolicy({
  nonce: "abc",
  formTargets: ["https://site.example"],
  environment: "production",
});

describe("the content security policy", () => {
  it("allows scripts by nonce alone, and nothing unsafe in production", () => {
    expect(policy).toContain("script-src 'nonce-abc' 'strict-dynamic'");
    expect(policy).not.toContain("unsafe");
  });

  it("allows nothing that it does not name, no framing and no base", () => {
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).toContain("base-uri 'none'");
  });

  it("lets a form end at a registered site", () => {
    expect(policy).toContain("form-action 'self' https://site.example");
  });
});
