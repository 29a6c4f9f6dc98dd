/** argon2id behind a bounded queue. `hash` and `verify` throw `Overloaded` when the queue is full. */
export type PasswordHasher = {
  /** The encoded hash of a password (NFC), peppered. */
  hash(password: string): Promise<string>;
  /** Whether the password belongs to the hash. `null` (no account) costs one verification all the same and is false. */
  verify(hash: string | null, password: string): Promise<boolean>;
  /** Whether a hash was made with other costs than today's, so that it is made anew at the next sign-in. */
  needsRehash(hash: string): boolean;
};

/** The portal is asked for more password checks than it can do; the front door answers 503 with Retry-After. */
export class Overloaded extends Error {
  override readonly name = "Overloaded";
}
