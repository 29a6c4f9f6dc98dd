import type { ShownAnswer } from "#lib/domain/factors/passkey-answer.ts";
import type { Instant } from "#lib/domain/result.ts";
import { type ProofPlace, requestPasskey } from "#lib/flows/factors/load-passkey-request.ts";
import { ownerHandle } from "#lib/flows/factors/prove-passkey.ts";
import { passkeyPlace } from "#lib/flows/recovery/load-passkey-place.ts";
import type { OwnRecovery } from "#lib/flows/recovery/recovery-ports.ts";
import { showPasskey } from "#lib/flows/recovery/show-passkey.ts";
import { type Authenticator, anAuthenticator, type Otherwise } from "./authenticator.ts";
import { fakeHash } from "./fakes/secrets.ts";
import { ORIGIN } from "./passkey-world.ts";
import type { RecoveryWorld } from "./recovery-world.ts";

/** Enrols a passkey for an account, as if that had been at another time. */
export async function enrolPasskey(
  { ports, passkeys }: RecoveryWorld,
  accountId: string,
  addedAt: Instant,
): Promise<Authenticator & { readonly id: string }> {
  const authenticator = anAuthenticator(ORIGIN);
  const challenge = Buffer.from("a challenge of long ago").toString("base64url");
  const answer = authenticator.create(challenge, ownerHandle(fakeHash, accountId));
  const made = await ports.webauthn.readCreated(answer, challenge);
  if (made === null) throw new Error("the test's own passkey is malformed");
  const id = `passkey-${passkeys.rows.size + 1}`;
  passkeys.rows.set(id, { ...made, id, accountId, name: "key", addedAt, lastUsedAt: null });
  return { ...authenticator, id };
}

/** What an authenticator answers to the challenge of one place. */
export async function answerAt(
  { ports }: Pick<RecoveryWorld, "ports">,
  authenticator: Authenticator,
  { place, ...otherwise }: Otherwise & { readonly place: ProofPlace },
): Promise<ShownAnswer> {
  const { options } = await requestPasskey(ports, place);
  return authenticator.show(options.challenge, otherwise);
}

/** Shows a passkey on the page of a recovery. */
export async function showAt(
  world: Pick<RecoveryWorld, "ports">,
  own: OwnRecovery,
  authenticator: Authenticator,
): ReturnType<typeof showPasskey> {
  return showPasskey(world.ports, own, await answerAt(world, authenticator, { place: passkeyPlace(own) }));
}
