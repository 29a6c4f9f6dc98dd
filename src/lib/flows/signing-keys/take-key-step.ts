import type { AuditEvent } from "#lib/domain/audit-event.ts";
import type { Instant } from "#lib/domain/result.ts";
import type { KeyStep } from "#lib/domain/signing-keys/rotation.ts";
import type { SigningAlgorithm } from "#lib/domain/signing-keys/signing-key.ts";
import type { Log } from "#lib/ports/log.ts";
import type { SigningKey, SigningKeyStore } from "#lib/ports/signing-key-store.ts";

/** What moving keys on needs. */
export type KeyPorts = {
  readonly signingKeys: SigningKeyStore;
  /** Makes a new key; its private part is in memory only until it is stored sealed. */
  readonly makeKey: (algorithm: SigningAlgorithm) => Promise<SigningKey>;
  readonly log: Log;
};

/** As much of a key's id as a log line shows: enough to tell the few keys apart. */
const SHOWN_OF_KID = 8;

/** What a step did, in ids: the key that it is about, and for one that was given up the key that signs in its place. */
function factsOf({ event, algorithm, moves }: KeyStep, made: SigningKey | null) {
  const [first] = moves;
  const signer = made?.kid ?? moves.at(-1)?.kid ?? "";
  if (event !== "given_up") return { algorithm, kid: signer, successor: null };
  const kid = first?.kid ?? "";
  return { algorithm, kid, successor: signer === kid ? null : signer };
}

/** Takes one step, once, whoever else wants to at the same instant; it is in the audit log by the same write, and in the log. `false` when it was not there to be taken any more. */
export async function takeKeyStep(ports: KeyPorts, step: KeyStep, at: Instant): Promise<boolean> {
  const made = step.makes === null ? null : await ports.makeKey(step.algorithm);
  const { kid, ...facts } = factsOf(step, made);
  const event = `signing_key.${step.event}` as const;
  const audit: AuditEvent = { event, accountId: null, at, details: { kid, ...facts } };
  const taken = await ports.signingKeys.take({ step, made, at, audit: [audit] });
  if (taken) ports.log.info(event, { algorithm: facts.algorithm, key: kid.slice(0, SHOWN_OF_KID) });
  return taken;
}
