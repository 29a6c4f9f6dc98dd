/** Where randomness comes from (a CSPRNG outside tests). */
export type Chance = {
  /** A fresh UUID, for rows. */
  uuid(): string;
  /** A fresh 128-bit token in base64url, for cookies and flow ids. */
  token(): string;
  /** A six-digit one-time code. */
  sixDigits(): string;
  /** `count` decimal digits, for a picture code. */
  digits(count: number): string;
  /** Eight letters that cannot be mistaken for one another, for a hold code. */
  holdCode(): string;
  /** Sixteen signs that cannot be mistaken for one another on paper, for a recovery code. */
  recoveryCode(): string;
  /** A case number such as `NF-7K3M-2Q9X`. */
  caseNumber(): string;
};
