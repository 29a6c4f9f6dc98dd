import type { Account } from "#lib/domain/account/account.ts";
import { PASSKEY_MAXIMUM } from "#lib/domain/factors/passkey.ts";
import type { CreationOptions } from "#lib/domain/factors/passkey-options.ts";
import type { PasskeyChangeRefusal } from "#lib/domain/factors/passkey-refusal.ts";
import type { Result } from "#lib/domain/result.ts";
import { accept, refuse } from "#lib/domain/result.ts";
import type { PasskeyPorts } from "./passkey-ports.ts";
import { ownerHandle } from "./prove-passkey.ts";

/** Who adds a passkey: the account, and the session in which it was asked for. */
export type Adding = { readonly account: Account; readonly sessionId: string };

/** What an authenticator is asked to make, for this session, at any time; refused where it has as many as it may have. */
export async function offerPasskey(
  ports: Pick<PasskeyPorts, "clock" | "hash" | "passkeyChallenges" | "passkeys" | "webauthn">,
  { account, sessionId }: Adding,
): Promise<Result<CreationOptions, PasskeyChangeRefusal>> {
  const now = ports.clock.now();
  const known = await ports.passkeys.knownOf(account.id);
  if (known.length >= PASSKEY_MAXIMUM) return refuse({ code: "passkeys_at_maximum", maximum: PASSKEY_MAXIMUM });
  const { challenge } = await ports.passkeyChallenges.current({ purpose: "enrol", flowId: sessionId, now });
  const { first, family } = account.identity.name[account.language];
  const owner = {
    handle: ownerHandle(ports.hash, account.id),
    name: account.username,
    displayName: [first, family].filter((part) => part !== "").join(" "),
  };
  return accept(await ports.webauthn.creationOptions(challenge, owner, known));
}
