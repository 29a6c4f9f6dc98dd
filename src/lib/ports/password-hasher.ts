/** argon2id behind a bounded queue. Both functions throw `Overloaded` when the queue is full. */
export type PasswordHasher = {
  /** The encoded hash of a password (NFC), peppered. */
  hash(password: string): Promise<string>;
  /** Whether the password belongs to the hash. `null` (no account) costs one verification all the same and is false. */
  verify(hash: string | null, password: string): Promise<boolean>;
};

/** The portal is asked for more password checks than it can do; the front door answers 503 with Retry-After. */
export class Overloaded extends Error {
  override readonly name = "Overloaded";
}
