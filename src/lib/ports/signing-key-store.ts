import type { JWK } from "jose";
import type { AuditEvent } from "#lib/domain/audit-event.ts";
import type { Instant } from "#lib/domain/result.ts";
import type { KeyStep } from "#lib/domain/signing-keys/rotation.ts";
import type { KeyFacts, SigningAlgorithm } from "#lib/domain/signing-keys/signing-key.ts";

/** A key that signs tokens, private part included; it leaves the process only sealed. */
export type SigningKey = { readonly kid: string; readonly algorithm: SigningAlgorithm; readonly jwk: JWK };

/** A key of the published set, and where it stands. */
export type PublishedKey = SigningKey & Pick<KeyFacts, "state">;

/** A step, the key that it makes, and what the audit log is told. */
export type KeyChange = {
  readonly step: KeyStep;
  readonly made: SigningKey | null;
  readonly at: Instant;
  readonly audit: readonly AuditEvent[];
};

/** Keeps the keys that sign tokens, sealed. */
export type SigningKeyStore = {
  /** Every key that there is or was, without the key, the oldest first. */
  list(): Promise<readonly KeyFacts[]>;
  /** The published set, private parts included, the one to sign with first. */
  load(): Promise<readonly PublishedKey[]>;
  /** Takes a step in one transaction, with its audit entry; `false`, and nothing is written, when a key does not stand any more where the step found it. */
  take(change: KeyChange): Promise<boolean>;
};
