import type { RecoveryAt } from "#lib/domain/recovery/state.ts";
import type { ShownEvidence } from "../cases/act-ports.ts";

/** What was shown in a recovery, for the act that judges it. It counts as of its oldest part: a password changed since then is not the one that was shown. */
export function shownEvidence({ owner, wish }: RecoveryAt<"owner_proved">, now: number): ShownEvidence {
  const { accountId, shown, deviceKnownSince: knownSince } = owner;
  return {
    accountId,
    proofs: shown.map(({ proof }) => proof),
    shownFactors: shown.flatMap(({ proof, factorId }) =>
      proof === "passkey" && factorId !== null ? [{ kind: proof, id: factorId }] : [],
    ),
    knownSince,
    shownAt: Math.min(now, ...shown.map(({ at }) => at)),
    provedNumber: wish.number,
  };
}
