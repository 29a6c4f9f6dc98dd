import type { OneTimeCode } from "#lib/domain/one-time-code.ts";
import type { Clock } from "#lib/ports/clock.ts";
import type { CodePurpose } from "#lib/ports/code-allowance.ts";
import type { JobRunner } from "#lib/ports/job-runner.ts";
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

/**
 * The id of the message that carries a code, a UUID. It follows from the code's hash, so that whoever holds a flow's state can ask what
 * became of the message.
 */
export function codeMessageId(hash: KeyedHash, codeHash: string): string {
  const hex = Buffer.from(hash.of("one-time-code", `message|${codeHash}`), "base64url").toString("hex");
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20, 32)].join("-");
}

type MessagePorts = { readonly clock: Clock; readonly hash: KeyedHash; readonly jobs: Pick<JobRunner, "isUnderWay"> };

/** Whether a code that can still be used has not been handed over yet: another one would only arrive beside it, and cost one of the number's allowance. */
export async function isCodeOnItsWay(ports: MessagePorts, code: OneTimeCode | undefined): Promise<boolean> {
  if (code === undefined || code.codeHash === "" || ports.clock.now() >= code.expiresAt) return false;
  return ports.jobs.isUnderWay(codeMessageId(ports.hash, code.codeHash));
}
