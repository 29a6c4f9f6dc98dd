import { EVIDENCE_SETTLES_MS } from "../mobile-change/evidence.ts";
import type { Instant } from "../result.ts";
import { TIME_MAXIMUM_MS } from "../time-limit.ts";
import type { Factor } from "./factor.ts";

/** A sign-in that is fresh was proved at most this long ago: a step-up is fresh for five minutes, and may have waited on its last page. */
const PROVED_WITHIN_MS = TIME_MAXIMUM_MS + 5 * 60 * 1000;

/** A fresh sign-in to the account: its `amr`, and what the account has enrolled. */
export type FreshSignIn = {
  readonly methods: readonly string[];
  readonly factors: readonly Pick<Factor, "kind" | "addedAt" | "lastUsedAt">[];
  readonly accountCreatedAt: Instant;
  readonly now: Instant;
};

/**
 * Whether a fresh sign-in was by a passkey that counts: one that came with the account or 7 days ago at least (mobile-change, Evidence). The session
 * does not say which passkey it was, so every one that was used lately has to count.
 */
export function isByCountingPasskey({ methods, factors, accountCreatedAt, now }: FreshSignIn): boolean {
  if (!methods.includes("pop")) return false;
  const used = factors.filter(({ kind, lastUsedAt }) => {
    return kind === "passkey" && lastUsedAt !== null && now - lastUsedAt <= PROVED_WITHIN_MS;
  });
  const counts = ({ addedAt }: Pick<Factor, "addedAt">) =>
    addedAt <= accountCreatedAt || now - addedAt >= EVIDENCE_SETTLES_MS;
  return used.length > 0 && used.every(counts);
}
