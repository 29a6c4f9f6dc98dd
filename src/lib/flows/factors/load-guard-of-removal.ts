import type { Account } from "#lib/domain/account/account.ts";
import { type GuardRefusal, guardOfChange } from "#lib/domain/mobile-change/guarded-period.ts";
import type { Instant, Result } from "#lib/domain/result.ts";
import type { Ports } from "#lib/ports/ports.ts";

/** Who removes a factor; `methods` is the `amr` of a fresh sign-in. */
export type Remover = { readonly account: Account; readonly methods: readonly string[] };

/** Until when removing a factor would guard the account, with its factors as they are now; see `guardOfChange`. */
export async function guardOfRemoval(
  ports: Pick<Ports, "clock" | "factors">,
  { account, methods }: Remover,
): Promise<Result<Instant | null, GuardRefusal>> {
  const factors = await ports.factors.list(account.id);
  return guardOfChange({ account, methods, factors, act: "remove", now: ports.clock.now() });
}
