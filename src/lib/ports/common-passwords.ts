/** Knows the passwords that guessers try first. Server only: the list never goes to a browser. */
export type CommonPasswords = {
  /** Whether a password is a common one, or such a one in other case, with look-alike characters, or with digits and symbols around it. */
  readonly isCommon: (password: string) => boolean;
};
