import type { Account } from "#lib/domain/account/account.ts";
import type { EnrolledKind } from "#lib/domain/factors/enrolment-machine.ts";
import type { Instant } from "#lib/domain/result.ts";
import type { FactorChange } from "#lib/ports/enrolment-store.ts";
import type { EnrolmentPorts } from "./enrolment-ports.ts";
import { tellAllChannels } from "./notices.ts";

/** What is done to which factor of an account. */
export type Done = {
  readonly account: Account;
  readonly kind: EnrolledKind;
  readonly act: "add" | "replace" | "remove";
  readonly guardedUntil: Instant | null;
};

const TOLD = {
  add: "factor_added_notice",
  replace: "factor_replaced_notice",
  remove: "factor_removed_notice",
} as const;
const AUDITED = { add: "factor.added", replace: "factor.replaced", remove: "factor.removed" } as const;

/** A change of a factor with what comes along: a notice to every channel and an entry of the audit log. */
export function changeOf(
  ports: Pick<EnrolmentPorts, "chance" | "clock">,
  { account, kind, act, guardedUntil }: Done,
): FactorChange {
  const at = ports.clock.now();
  const details = { factor: kind, guarded: guardedUntil !== null };
  return {
    account,
    guardedUntil,
    at,
    effects: {
      messages: tellAllChannels(ports, account, { template: TOLD[act], factor: kind }),
      audit: [{ event: AUDITED[act], accountId: account.id, at, details }],
    },
  };
}
