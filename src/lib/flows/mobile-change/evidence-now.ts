import type { Account } from "#lib/domain/account/account.ts";
import type { Factor } from "#lib/domain/factors/factor.ts";
import type { ChangeCase } from "#lib/domain/mobile-change/change-case.ts";
import {
  countedProofs,
  type EvidenceFacts,
  hasUnshownFactor,
  type OwnershipReading,
  type Proof,
} from "#lib/domain/mobile-change/evidence.ts";
import type { Applicant } from "#lib/domain/mobile-change/state.ts";
import type { ChangePorts } from "./change-ports.ts";
import { readOldNumber } from "./read-number.ts";
import { isStolen } from "./stolen-phone.ts";

/** What somebody has shown, and when. */
export type Shown = Pick<Applicant, "proofs" | "shownFactors" | "knownSince" | "shownAt">;

/** What counts of it now, and what was read for that. */
export type EvidenceNow = {
  readonly proofs: ReadonlySet<Proof>;
  readonly hasUnshownFactor: boolean;
  readonly oldNumber: OwnershipReading;
  readonly factors: readonly Factor[];
};

type EvidencePorts = Pick<ChangePorts, "clock" | "factors" | "mobileOwnership">;

/** What counts of what was shown about an account as it is now; the registry and the factors are read afresh. */
export async function evidenceNow(ports: EvidencePorts, account: Account, shown: Shown): Promise<EvidenceNow> {
  const [oldNumber, factors] = await Promise.all([readOldNumber(ports, account), ports.factors.list(account.id)]);
  const now = ports.clock.now();
  const mobile = { ...account.mobile, usable: account.mobile.usable && !isStolen(account, oldNumber) };
  const facts: EvidenceFacts = { ...shown, account: { ...account, mobile }, factors, oldNumber, settledBy: now, now };
  return {
    proofs: countedProofs(shown.proofs, facts),
    hasUnshownFactor: hasUnshownFactor(shown.proofs, facts),
    oldNumber,
    factors,
  };
}

/**
 * What counts of what was shown against a change: evidence as it stood before the request. The old SIM is judged by the registry's word of
 * now; one that was reported stolen, or that the registry no longer gave to this id, does not count.
 */
export async function evidenceBefore(
  ports: EvidencePorts,
  { account, change }: { readonly account: Account; readonly change: ChangeCase },
  shown: Shown,
): Promise<ReadonlySet<Proof>> {
  const { before, contacts } = change;
  if (before === null) return new Set(shown.proofs.filter((proof) => proof === "in_person"));
  const oldNumber = await readOldNumber(ports, { ...account, mobile: before.mobile });
  const isReported = !contacts.oldNumberCounts || isStolen(account, oldNumber);
  const mobile = { ...before.mobile, usable: before.mobile.usable && !isReported };
  return countedProofs(shown.proofs, {
    ...shown,
    account: { ...before, mobile },
    factors: before.factors,
    oldNumber,
    settledBy: change.progress.requestedAt,
    now: ports.clock.now(),
  });
}
