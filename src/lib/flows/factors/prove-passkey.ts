import { goesWith, type Passkey } from "#lib/domain/factors/passkey.ts";
import type { ShownAnswer } from "#lib/domain/factors/passkey-answer.ts";
import type { PasskeyProofRefusal } from "#lib/domain/factors/passkey-refusal.ts";
import type { Result } from "#lib/domain/result.ts";
import { accept, refuse } from "#lib/domain/result.ts";
import type { KeyedHash } from "#lib/ports/keyed-hash.ts";
import type { ProofPlace } from "./load-passkey-request.ts";
import type { ProvePasskeyPorts } from "./passkey-ports.ts";

/** A passkey that was shown on the page of a flow. */
export type ShownOnPage = ProofPlace & {
  readonly answer: ShownAnswer;
  /** The account that the flow is about; `null` where the passkey itself says whose it is. */
  readonly accountId: string | null;
};

/**
 * The passkey that was shown, or one refusal for whatever is wrong with it (WebAuthn Level 3, §7.2). The challenge is used up first, so that an
 * answer counts once and only in the flow that asked. It says whose passkey it is and nothing of whether that account may be used.
 */
export async function provePasskey(
  ports: ProvePasskeyPorts,
  { purpose, flowId, answer, accountId }: ShownOnPage,
): Promise<Result<Passkey, PasskeyProofRefusal>> {
  const now = ports.clock.now();
  const challenge = await ports.passkeyChallenges.consume({ purpose, flowId, now });
  if (challenge === null) return refuse({ code: "passkey_too_late" });
  const passkey = await ports.passkeys.findByCredential(answer.id);
  if (passkey === null || !isOwners(ports.hash, passkey, { answer, accountId })) return NOT_ACCEPTED;
  const shown = await ports.webauthn.readShown(answer, challenge, passkey);
  if (shown === null || !goesWith(passkey, shown)) return NOT_ACCEPTED;
  return (await ports.passkeys.recordUse(passkey, shown, now)) ? accept(passkey) : NOT_ACCEPTED;
}

const NOT_ACCEPTED = refuse({ code: "passkey_not_accepted" } as const);

/** The authenticator says whose passkey it is; where the flow knows nobody yet, it must (WebAuthn Level 3, §7.2, step 6). */
function isOwners(
  hash: KeyedHash,
  passkey: Passkey,
  { answer, accountId }: Pick<ShownOnPage, "answer" | "accountId">,
): boolean {
  const { userHandle } = answer.response;
  if (accountId !== null && accountId !== passkey.accountId) return false;
  if (userHandle === undefined) return accountId !== null;
  return userHandle === ownerHandle(hash, passkey.accountId);
}

/** What an account's authenticators keep as its name: it says nothing to anybody else. */
export function ownerHandle(hash: KeyedHash, accountId: string): string {
  return hash.of("passkey-owner", `account:${accountId}`);
}
