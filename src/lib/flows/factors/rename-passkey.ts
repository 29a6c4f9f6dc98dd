import type { PasskeyChangeRefusal } from "#lib/domain/factors/passkey-refusal.ts";
import type { Result } from "#lib/domain/result.ts";
import { accept, refuse } from "#lib/domain/result.ts";
import type { PasskeyPorts } from "./passkey-ports.ts";

/** Gives a passkey of this account another name. A name proves nothing, so nobody is told and a guarded period does not matter. */
export async function renamePasskey(
  ports: Pick<PasskeyPorts, "passkeys">,
  accountId: string,
  passkey: { readonly id: string; readonly name: string },
): Promise<Result<null, PasskeyChangeRefusal>> {
  return (await ports.passkeys.rename(accountId, passkey)) ? accept(null) : refuse({ code: "passkey_missing" });
}
