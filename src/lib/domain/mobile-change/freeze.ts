import { type Account, canAuthenticate } from "../account/account.ts";
import type { Instant } from "../result.ts";
import type { EffectReading } from "./case-machine.ts";
import { type ChangeRequest, type ModifierName, POLICY, type RowName } from "./policy-table.ts";
import type { Waits } from "./waits.ts";

/** What a freeze means for a request: nothing, a longer wait, or that only the service desk helps. */
export function freezeOf(account: Pick<Account, "status">, now: Instant): ChangeRequest["freeze"] {
  const { status } = account;
  if (status.kind === "active" || canAuthenticate(account, now).ok) return "none";
  return status.until === null ? "in_person_only" : "liftable";
}

/**
 * Whether a freeze holds a due change up: one that ends by itself, or that evidence lifts, for at least the frozen wait from its beginning;
 * one that only the service desk lifts, until then. Rows that lift a freeze at once do not wait for it.
 */
export function frozenFor(
  { account, row }: { readonly account: Pick<Account, "status" | "recovery">; readonly row: RowName },
  waits: Waits,
  now: Instant,
): EffectReading["frozen"] {
  const { status, recovery } = account;
  if (status.kind === "active" || canAuthenticate(account, now).ok || row === "in_person") return "no";
  if (status.until === null) return { notBefore: null };
  const modifiers: readonly ModifierName[] = POLICY.find((one) => one.row === row)?.modifiers ?? [];
  if (!modifiers.includes("frozen")) return "no";
  const patient = (recovery.frozenAt ?? now) + waits.frozenMs;
  return { notBefore: status.until === "lifted" ? patient : Math.min(patient, status.until) };
}
