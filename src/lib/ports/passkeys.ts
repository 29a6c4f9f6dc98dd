import type { NewPasskey, ShownPasskey } from "#lib/domain/factors/passkey.ts";
import type { CreatedAnswer, ShownAnswer } from "#lib/domain/factors/passkey-answer.ts";
import type { CreationOptions, RequestOptions } from "#lib/domain/factors/passkey-options.ts";

/** A credential that exists already, so that one authenticator does not make two. */
export type KnownCredential = { readonly credentialId: string; readonly transports: readonly string[] };

/**
 * Whose passkey is made. `handle` is what the authenticator keeps and gives back (base64url, at most 64 bytes); it names nobody. The two names
 * are shown on the person's own devices only.
 */
export type PasskeyOwner = { readonly handle: string; readonly name: string; readonly displayName: string };

/**
 * The words that authenticators understand, and the judgement of what they answer: for any owner, and keeping nothing. Passkeys are
 * discoverable, the person is verified on the device each time, and attestation is not asked for. Challenges are base64url.
 */
export type Passkeys = {
  /** What to hand out so that a passkey is made for an owner who has `known` ones. */
  creationOptions(challenge: string, owner: PasskeyOwner, known: readonly KnownCredential[]): Promise<CreationOptions>;
  /** The passkey that was made for this challenge at this portal, the person verified; `null` for anything else. */
  readCreated(answer: CreatedAnswer, challenge: string): Promise<NewPasskey | null>;
  /** What to hand out so that any passkey of this portal is shown. */
  requestOptions(challenge: string): Promise<RequestOptions>;
  /** What was signed with this very key for this challenge at this portal, the person verified; `null` for anything else. */
  readShown(
    answer: ShownAnswer,
    challenge: string,
    kept: Pick<NewPasskey, "credentialId" | "publicKey">,
  ): Promise<ShownPasskey | null>;
};
