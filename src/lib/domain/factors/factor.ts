import type { Instant } from "../result.ts";

/** What a person can enrol to prove who they are, beside the password and the mobile number. */
export type FactorKind = "passkey" | "totp" | "recovery_code";

/**
 * One enrolled factor as lists show it. The set of printed codes is one factor; `left` counts its unused codes and is `null` for the
 * other kinds. `name` is the person's own; `null` for a kind that has none.
 */
export type Factor = {
  readonly id: string;
  readonly kind: FactorKind;
  readonly name: string | null;
  readonly addedAt: Instant;
  readonly lastUsedAt: Instant | null;
  readonly left: number | null;
};
