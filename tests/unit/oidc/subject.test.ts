import { describe, expect, it } from "vitest";
import { pairwiseSubject } from "#lib/oidc/subject.ts";

const hash = { of: (purpose: string, value: string) => `${purpose} of ${value}` };
const subject = (clientId: string, sectorIdentifier: string, accountId = "a person") =>
  pairwiseSubject(hash, accountId, { clientId, sectorIdentifier });

describe("the subject that a site sees", () => {
  it("is the same for the sites of one sector, and another in another", () => {
    expect(subject("tax", "services.gov.example")).toBe(subject("visas", "services.gov.example"));
    expect(subject("tax", "services.gov.example")).not.toBe(subject("tax", "other.gov.example"));
    expect(subject("tax", "services.gov.example")).not.toBe(subject("tax", "services.gov.example", "somebody else"));
  });

  it.each(["localhost:3001", "localhost", "127.0.0.1:3001", "[::1]:3001"])(
    "is another for each site of a demonstration, though they share %s",
    (host) => expect(subject("absher", host)).not.toBe(subject("tawakkalna", host)),
  );

  it("takes no public host for a loopback one", () => {
    const host = "localhost.gov.example";
    expect(subject("tax", host)).toBe(subject("visas", host));
  });
});
