import { webauthnPasskeys } from "#lib/adapters/passkeys/webauthn-passkeys.ts";
import type { Account } from "#lib/domain/account/account.ts";
import { addPasskey } from "#lib/flows/factors/add-passkey.ts";
import { offerPasskey } from "#lib/flows/factors/load-passkey-offer.ts";
import { type ProofPlace, requestPasskey } from "#lib/flows/factors/load-passkey-request.ts";
import type { PasskeyPorts } from "#lib/flows/factors/passkey-ports.ts";
import { ownerHandle } from "#lib/flows/factors/prove-passkey.ts";
import type { PasskeySignInPorts } from "#lib/flows/sign-in/sign-in-by-passkey.ts";
import { type Authenticator, anAuthenticator, type Otherwise } from "./authenticator.ts";
import { fakeClock } from "./fakes/clock.ts";
import { memoryAccountStore } from "./fakes/memory-accounts.ts";
import { memoryPasskeyChallenges, memoryPasskeys } from "./fakes/memory-passkeys.ts";
import { memoryFlowStore, memoryKnownDevices } from "./fakes/memory-stores.ts";
import { memoryWorld } from "./fakes/memory-world.ts";
import { fakeChance, fakeHash } from "./fakes/secrets.ts";

/** Where the portal of these tests lives. */
export const ORIGIN = "https://login.example.sa";

/** The passkeys' flows on fakes, with the real judgement of what authenticators answer. */
export function passkeyWorld(accounts: readonly Account[], now: number) {
  const memory = memoryWorld(accounts);
  const passkeys = memoryPasskeys(memory);
  const clock = fakeClock(now);
  const ports: PasskeyPorts & PasskeySignInPorts = {
    accounts: memoryAccountStore(memory),
    chance: fakeChance(),
    clock,
    devices: memoryKnownDevices(),
    factors: passkeys,
    hash: fakeHash,
    jobs: {
      start: async () => {},
      runDue: async () => {},
      nudge: () => {},
      isUnderWay: async () => false,
      stop: async () => {},
    },
    passkeyChallenges: memoryPasskeyChallenges(),
    passkeys,
    signIns: memoryFlowStore(memory),
    webauthn: webauthnPasskeys(ORIGIN),
  };
  const accountNow = (id: string): Account => {
    const account = memory.accounts.get(id);
    if (account === undefined) throw new Error("no such account");
    return account;
  };
  /** Enrols a passkey for an account in a session, as the account area does. */
  const enrol = async (id: string, otherwise: Otherwise = {}, sessionId = "session"): Promise<Authenticator> => {
    const authenticator = anAuthenticator(ORIGIN);
    const offered = await offerPasskey(ports, { account: accountNow(id), sessionId });
    if (!offered.ok) throw new Error(offered.refusal.code);
    const answer = authenticator.create(offered.value.challenge, ownerHandle(fakeHash, id), otherwise);
    const added = await addPasskey(ports, { account: accountNow(id), sessionId }, { answer, name: "هاتفي" });
    if (!added.ok) throw new Error(added.refusal.code);
    return authenticator;
  };
  const challengeOf = async (place: ProofPlace) => (await requestPasskey(ports, place)).options.challenge;
  return { ports, memory, passkeys, clock, accountNow, enrol, challengeOf };
}
