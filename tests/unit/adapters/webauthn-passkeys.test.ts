import { describe, expect, it } from "vitest";
import { webauthnPasskeys } from "#lib/adapters/passkeys/webauthn-passkeys.ts";
import type { NewPasskey } from "#lib/domain/factors/passkey.ts";
import { anAuthenticator, type Otherwise } from "#tests/support/authenticator.ts";

const ORIGIN = "https://login.example.sa";
const HANDLE = Buffer.from("a handle that names nobody").toString("base64url");
const CHALLENGE = Buffer.from("a challenge").toString("base64url");
const OTHER_CHALLENGE = Buffer.from("another challenge").toString("base64url");
const passkeys = webauthnPasskeys(ORIGIN);

const created = (otherwise: Otherwise = {}) =>
  passkeys.readCreated(anAuthenticator(ORIGIN).create(CHALLENGE, HANDLE, otherwise), CHALLENGE);

async function enrolled() {
  const authenticator = anAuthenticator(ORIGIN);
  const kept = await passkeys.readCreated(authenticator.create(CHALLENGE, HANDLE), CHALLENGE);
  if (kept === null) throw new Error("not taken");
  return { authenticator, kept };
}

async function shown(otherwise: Otherwise = {}, challenge = CHALLENGE) {
  const { authenticator, kept } = await enrolled();
  return passkeys.readShown(authenticator.show(challenge, otherwise), CHALLENGE, kept);
}

describe("making a passkey", () => {
  it("asks for a discoverable passkey, the person verified, without attestation, for the portal's own host", async () => {
    const owner = { handle: HANDLE, name: "Ahmad1234", displayName: "Ahmad Alharbi" };
    const known = [{ credentialId: "AAAA", transports: ["internal", "of another world"] }];
    expect(await passkeys.creationOptions(CHALLENGE, owner, known)).toMatchObject({
      challenge: CHALLENGE,
      rp: { id: "login.example.sa" },
      user: { id: HANDLE, name: "Ahmad1234", displayName: "Ahmad Alharbi" },
      attestation: "none",
      authenticatorSelection: { residentKey: "required", requireResidentKey: true, userVerification: "required" },
      excludeCredentials: [{ id: "AAAA", type: "public-key", transports: ["internal"] }],
    });
  });

  it("reads key, counter and backup state", async () => {
    expect(await created({ backupEligible: false, counter: 7 })).toMatchObject({
      counter: 7,
      backupEligible: false,
      backedUp: false,
      transports: ["internal"],
      aaguid: "00112233-4455-6677-8899-aabbccddeeff",
    } satisfies Partial<NewPasskey>);
    expect(await created({ backupEligible: true, backedUp: false })).toMatchObject({
      backupEligible: true,
      backedUp: false,
    });
  });

  it.each<readonly [string, Otherwise]>([
    ["of another origin", { origin: "https://login.example.com" }],
    ["for another host", { rpId: "example.com" }],
    ["made in another site's frame", { crossOrigin: true }],
    ["without a verified person", { verified: false }],
    ["without a person", { present: false }],
    ["that says it is something else", { type: "webauthn.get" }],
    ["backed up although it cannot be", { backupEligible: false, backedUp: true }],
  ])("takes none %s", async (_, otherwise) => {
    expect(await created(otherwise)).toBeNull();
  });

  it("takes none for another challenge", async () => {
    const answer = anAuthenticator(ORIGIN).create(OTHER_CHALLENGE, HANDLE);
    expect(await passkeys.readCreated(answer, CHALLENGE)).toBeNull();
  });
});

describe("showing a passkey", () => {
  it("asks for any passkey of the portal's host, and names none", async () => {
    const options = await passkeys.requestOptions(CHALLENGE);
    expect(options).toMatchObject({ challenge: CHALLENGE, rpId: "login.example.sa", userVerification: "required" });
    expect(options).not.toHaveProperty("allowCredentials");
  });

  it("reads what was signed", async () => {
    expect(await shown({ counter: 3 })).toEqual({ counter: 3, backupEligible: true, backedUp: true });
  });

  it.each<readonly [string, Otherwise]>([
    ["of another origin", { origin: "https://login.example.com" }],
    ["for another host", { rpId: "example.com" }],
    ["in another site's frame", { crossOrigin: true }],
    ["without a verified person", { verified: false }],
    ["without a person", { present: false }],
    ["that says it is something else", { type: "webauthn.create" }],
  ])("takes none %s", async (_, otherwise) => {
    expect(await shown(otherwise)).toBeNull();
  });

  it("takes none for another challenge", async () => {
    expect(await shown({}, OTHER_CHALLENGE)).toBeNull();
  });

  it("takes none that another key signed, also under this credential's id", async () => {
    const [{ kept }, other] = [await enrolled(), await enrolled()];
    const answer = other.authenticator.show(CHALLENGE);
    expect(await passkeys.readShown(answer, CHALLENGE, kept)).toBeNull();
    const forged = { ...answer, id: kept.credentialId, rawId: kept.credentialId };
    expect(await passkeys.readShown(forged, CHALLENGE, kept)).toBeNull();
  });

  it("takes no signature over other data", async () => {
    const { authenticator, kept } = await enrolled();
    const [one, two] = [authenticator.show(CHALLENGE), authenticator.show(CHALLENGE, { counter: 9 })];
    const { authenticatorData } = two.response;
    const mixed = { ...one, response: { ...one.response, authenticatorData } };
    expect(await passkeys.readShown(mixed, CHALLENGE, kept)).toBeNull();
  });

  it("answers nonsense with a refusal, not with an exception", async () => {
    const { authenticator, kept } = await enrolled();
    const answer = authenticator.show(CHALLENGE);
    for (const clientDataJSON of ["AAAA", "bnVsbA", "W10", "InRleHQi"]) {
      const nonsense = { ...answer, response: { ...answer.response, clientDataJSON } };
      expect(await passkeys.readShown(nonsense, CHALLENGE, kept)).toBeNull();
    }
    const empty = { ...answer, response: { ...answer.response, authenticatorData: "AAAA" } };
    expect(await passkeys.readShown(empty, CHALLENGE, kept)).toBeNull();
  });
});
