import type { PasskeyRequest } from "#lib/domain/factors/passkey-options.ts";
import type { PasskeyPurpose } from "#lib/ports/passkey-challenges.ts";
import type { ProvePasskeyPorts } from "./passkey-ports.ts";

/** Where a passkey is shown: the flow or session that its challenge is bound to. */
export type ProofPlace = { readonly purpose: PasskeyPurpose; readonly flowId: string };

/** Asks for any passkey of this portal: the same options whether or not anybody has one, naming no account and no credential. */
export async function requestPasskey(
  ports: Pick<ProvePasskeyPorts, "clock" | "passkeyChallenges" | "webauthn">,
  place: ProofPlace,
): Promise<PasskeyRequest> {
  const now = ports.clock.now();
  const { challenge, expiresAt } = await ports.passkeyChallenges.current({ ...place, now });
  return { options: await ports.webauthn.requestOptions(challenge), expiresAt, now };
}
