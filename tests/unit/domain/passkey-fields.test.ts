import { describe, expect, it } from "vitest";
import { createdPasskeyField, passkeyNameInput, shownPasskeyField } from "#lib/domain/factors/passkey-answer.ts";
import { anAuthenticator } from "#tests/support/authenticator.ts";

const authenticator = anAuthenticator("https://login.example.sa");
const refusalIn = (parsed: { error?: { issues: { message: string }[] } }) => parsed.error?.issues[0]?.message;

describe("a passkey in a form", () => {
  it("is taken as a browser sends it, without what nobody needs", () => {
    const created = authenticator.create("Y2hhbGxlbmdl", "aGFuZGxl");
    const sent = { ...created, authenticatorAttachment: "platform", clientExtensionResults: { credProps: {} } };
    expect(createdPasskeyField.parse(JSON.stringify(sent))).toEqual(created);
    const shown = authenticator.show("Y2hhbGxlbmdl");
    expect(shownPasskeyField.parse(JSON.stringify(shown))).toEqual(shown);
  });

  it("leaves ways to an authenticator that nobody knows yet out", () => {
    const created = authenticator.create("Y2hhbGxlbmdl", "aGFuZGxl");
    const sent = { ...created, response: { ...created.response, transports: ["telepathy"] } };
    expect(createdPasskeyField.parse(JSON.stringify(sent)).response.transports).toBeUndefined();
  });

  it.each([
    undefined,
    "",
    "no JSON",
    "null",
    "[]",
    "{}",
    JSON.stringify({ id: "a b", rawId: "a b", type: "public-key", response: {} }),
    JSON.stringify({ ...authenticator.show("Y2hhbGxlbmdl"), type: "password" }),
    JSON.stringify({ ...authenticator.show("Y2hhbGxlbmdl"), id: "A".repeat(2000) }),
  ])("is refused in words when it is none: %j", (sent) => {
    expect(refusalIn(shownPasskeyField.safeParse(sent))).toBe("passkey_unreadable");
    expect(refusalIn(createdPasskeyField.safeParse(sent))).toBe("passkey_unreadable");
  });

  it("is not looked at beyond sixteen thousand signs", () => {
    expect(refusalIn(shownPasskeyField.safeParse(`"${"A".repeat(20_000)}"`))).toBe("too_long");
  });
});

describe("the name of a passkey", () => {
  it("is one line without marks that nobody sees", () => {
    expect(passkeyNameInput.parse("  هاتف \n العمل\u200f ")).toBe("هاتف العمل");
  });

  it("has at most forty signs, and at least one", () => {
    expect(passkeyNameInput.parse("n".repeat(40))).toHaveLength(40);
    expect(refusalIn(passkeyNameInput.safeParse("n".repeat(41)))).toBe("too_long");
    expect(refusalIn(passkeyNameInput.safeParse("\u200f \u202e"))).toBe("required");
  });
});
