import { type Account, GUARDED_PERIOD_MS } from "#lib/domain/account/account.ts";
import { isByCountingPasskey } from "#lib/domain/factors/settled-passkey.ts";
import type { Instant } from "#lib/domain/result.ts";
import type { Ports } from "#lib/ports/ports.ts";

/** Who removes or replaces something by which the account is entered; `methods` is the `amr` of a fresh sign-in. */
export type Remover = { readonly account: Account; readonly methods: readonly string[] };

/**
 * Until when removing or replacing a factor, password or e-mail guards the account: not at all when the person signed in by a passkey that
 * counts (mobile-change, Guarded period).
 */
export async function guardOfRemoval(
  ports: Pick<Ports, "clock" | "factors">,
  { account, methods }: Remover,
): Promise<Instant | null> {
  const now = ports.clock.now();
  const factors = await ports.factors.list(account.id);
  const isCounting = isByCountingPasskey({ methods, factors, accountCreatedAt: account.createdAt, now });
  return isCounting ? null : now + GUARDED_PERIOD_MS;
}
