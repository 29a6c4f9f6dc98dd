import type { Account } from "#lib/domain/account/account.ts";
import type { PasskeyChangeRefusal } from "#lib/domain/factors/passkey-refusal.ts";
import type { Result } from "#lib/domain/result.ts";
import { accept, refuse } from "#lib/domain/result.ts";
import { guardOfRemoval } from "./load-guard-of-removal.ts";
import { tellAllChannels } from "./notices.ts";
import type { PasskeyPorts } from "./passkey-ports.ts";

/** Who removes which passkey; `methods` is the `amr` of a fresh sign-in. */
export type Removing = { readonly account: Account; readonly methods: readonly string[]; readonly id: string };

/** Removes a passkey of this account; every channel is told. Refused while the account is guarded; without a passkey that counts it is so for 72 hours. */
export async function removePasskey(
  ports: PasskeyPorts,
  { account, methods, id }: Removing,
): Promise<Result<null, PasskeyChangeRefusal>> {
  const now = ports.clock.now();
  const guard = await guardOfRemoval(ports, { account, methods });
  if (!guard.ok) return guard;
  const guardedUntil = guard.value;
  const details = { factor: "passkey", guarded: guardedUntil !== null };
  const removed = await ports.passkeys.remove(
    account,
    { id, guardedUntil },
    {
      messages: tellAllChannels(ports, account, { template: "factor_removed_notice", factor: "passkey" }),
      audit: [{ event: "factor.removed", accountId: account.id, at: now, details }],
    },
  );
  if (!removed.ok) return refuse({ code: removed.refusal.code === "account_changed" ? "busy" : "passkey_missing" });
  ports.jobs.nudge();
  return accept(null);
}
