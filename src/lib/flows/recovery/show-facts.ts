import type { RecoveryRefusal } from "#lib/domain/recovery/refusal.ts";
import { factsKey, questionsKey, waitAfterFacts, waitAfterQuestions } from "#lib/domain/recovery/throttle-policy.ts";
import { hijriOf, isoOf, type RegistryDate } from "#lib/domain/registry-date.ts";
import type { Result } from "#lib/domain/result.ts";
import { accept, refuse } from "#lib/domain/result.ts";
import type { RegistryPerson } from "#lib/ports/civil-registry.ts";
import { loadOwned } from "./load-recovery.ts";
import { traceRefusal } from "./proof-trail.ts";
import { recordProof } from "./record-proof.ts";
import type { OwnRecovery, RecoveryPorts } from "./recovery-ports.ts";

/** What the person reads from their papers. */
export type TypedFacts = { readonly birthDate: RegistryDate; readonly idExpiry: RegistryDate };

/**
 * Compares birth date and id expiry with the civil registry. Guesses are counted by account and proved number before they are compared, from
 * whatever network; both dates right or one refusal. While the registry is silent no guess is counted.
 */
export async function showFacts(
  ports: RecoveryPorts,
  own: OwnRecovery,
  typed: TypedFacts,
): Promise<Result<null, RecoveryRefusal>> {
  const loaded = await loadOwned(ports, own);
  if (!loaded.ok) return loaded;
  const { owner, wish } = loaded.value.state;
  const { accountId } = owner;
  const guesses = factsKey(accountId, wish.number);
  const account = await ports.accounts.find(accountId);
  if (account === null) return refuse({ code: "recovery_missing" });
  const asked = await attempt(ports, questionsKey(accountId, wish.number), waitAfterQuestions);
  if (!asked.ok) return asked;
  const answer = await ports.civilRegistry.find(account.nationalId);
  if (answer.kind === "unknown") return refuse({ code: "registry_unavailable" });
  const admitted = await attempt(ports, guesses, waitAfterFacts);
  if (!admitted.ok) return admitted;
  if (answer.kind === "absent" || !agrees(answer.person, typed)) {
    await traceRefusal(ports, own, { state: loaded.value.state, proof: "registry_facts" });
    return refuse({ code: "facts_wrong" });
  }
  await ports.throttle.clear(guesses);
  return recordProof(ports, own, { proof: "registry_facts", factorId: null });
}

async function attempt(
  ports: RecoveryPorts,
  key: string,
  wait: (tries: number) => number,
): Promise<Result<null, RecoveryRefusal>> {
  const now = ports.clock.now();
  const tried = await ports.throttle.attempt(key, now, wait);
  if (tried.admitted) return accept(null);
  return refuse({ code: "too_many_attempts", waitSeconds: Math.ceil((tried.waitUntil - now) / 1000) });
}

/** Each date in the calendar in which it was written. The dead show nothing any more. */
function agrees(person: RegistryPerson, { birthDate, idExpiry }: TypedFacts): boolean {
  const born = birthDate.calendar === "hijri" ? person.birthDateHijri : person.birthDate;
  const expires = idExpiry.calendar === "hijri" ? hijriOf(person.idExpiry) : person.idExpiry;
  return person.status === "alive" && isoOf(birthDate) === born && isoOf(idExpiry) === expires;
}
