import type { CodePurpose } from "#lib/ports/code-allowance.ts";
import type { KeyedHash } from "#lib/ports/keyed-hash.ts";

/** What a one-time code is bound to: its purpose, one browser flow and one number or address. */
export type BoundCode = {
  readonly purpose: CodePurpose;
  readonly flowId: string;
  readonly number: string;
  readonly code: string;
};

/** The keyed hash under which a code is kept and compared; the same digits for another purpose, flow or number hash differently. */
export function hashOneTimeCode(hash: KeyedHash, bound: BoundCode): string {
  return hash.of("one-time-code", [bound.purpose, bound.flowId, bound.number, bound.code].join("|"));
}
