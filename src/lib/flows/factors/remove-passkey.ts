import type { Account } from "#lib/domain/account/account.ts";
import type { PasskeyChangeRefusal } from "#lib/domain/factors/passkey-refusal.ts";
import type { Result } from "#lib/domain/result.ts";
import { accept, refuse } from "#lib/domain/result.ts";
import { guardOfRemoval } from "./load-guard-of-removal.ts";
import { barTo } from "./load-passkey-offer.ts";
import { tellAllChannels } from "./notices.ts";
import type { PasskeyPorts } from "./passkey-ports.ts";

/** Who removes which passkey; `methods` is the `amr` of a fresh sign-in. */
export type Removing = { readonly account: Account; readonly methods: readonly string[]; readonly id: string };

/** Removes a passkey of this account; every channel is told. Without a passkey that counts the account is guarded for 72 hours. */
export async function removePasskey(
  ports: PasskeyPorts,
  { account, methods, id }: Removing,
): Promise<Result<null, PasskeyChangeRefusal>> {
  const now = ports.clock.now();
  const barred = barTo(account, now);
  if (barred !== null) return refuse(barred);
  const guardedUntil = await guardOfRemoval(ports, { account, methods });
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
