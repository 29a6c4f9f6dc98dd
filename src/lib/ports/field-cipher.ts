/** Encrypts single fields with AES-256-GCM; the ciphertext names its key and is bound to its field. */
export type FieldCipher = {
  /** Seals a value for a field such as `account.mobile`. */
  seal(field: string, plain: string): string;
  /** Opens what was sealed for the same field; throws when it was tampered with or moved to another field. */
  open(field: string, sealed: string): string;
};
