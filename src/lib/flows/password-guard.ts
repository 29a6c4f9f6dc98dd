import type { Account } from "#lib/domain/account/account.ts";
import type { OutgoingMessage } from "#lib/domain/outgoing-message.ts";
import type { Result } from "#lib/domain/result.ts";
import { accept, refuse } from "#lib/domain/result.ts";
import { NO_ROW } from "#lib/domain/row-id.ts";
import {
  deviceKey,
  FAILURES_BEFORE_SLOWER_PROOF,
  FREE_FAILURES,
  nameEverywhereKey,
  nameInNetworkKey,
  noWait,
  waitAfterFailures,
} from "#lib/domain/sign-in/throttle-policy.ts";
import type { Visit } from "#lib/domain/visit.ts";
import type { Effects } from "#lib/ports/effects.ts";
import type { Ports } from "#lib/ports/ports.ts";

type GuardPorts = Pick<Ports, "chance" | "clock" | "devices" | "throttle">;

/** One try with a password, at sign-in or on the Absher route. `subject` is what was typed as name, `account` whom it may mean. */
export type PasswordTry = {
  readonly subject: string;
  readonly account: Account | null;
  readonly visit: Visit;
  /** Whether the longer picture code was answered in this flow. */
  readonly slowerProof: boolean;
};

/** Why a password is not even looked at. */
export type GuardRefusal =
  | { readonly code: "too_many_attempts"; readonly waitSeconds: number }
  | { readonly code: "slower_proof_needed" };

/**
 * Counts a try before its password is looked at, and holds it up while its name has to wait in this network. A name that was tried from
 * many networks needs slower proof. A browser that this person signed in from before waits only for its own failures. The same
 * reads and writes whether the account exists or not; both ways in share the counts.
 */
export async function admitPassword(ports: GuardPorts, tried: PasswordTry): Promise<Result<null, GuardRefusal>> {
  const now = ports.clock.now();
  const [everywhere, knownSince] = await Promise.all([
    ports.throttle.read(everywhereKey(tried), now),
    ports.devices.knownSince(tried.account?.id ?? NO_ROW, tried.visit.deviceToken ?? "none"),
  ]);
  const known = knownSince !== null;
  if (!known && !tried.slowerProof && everywhere.failures >= FAILURES_BEFORE_SLOWER_PROOF) {
    return refuse({ code: "slower_proof_needed" });
  }
  const attempt = await ports.throttle.attempt(known ? ownKey(tried) : networkKey(tried), now, waitAfterFailures);
  if (attempt.admitted) return accept(null);
  return refuse({ code: "too_many_attempts", waitSeconds: Math.ceil((attempt.waitUntil - now) / 1000) });
}

/** Forgets the tries of this network and browser once the password was right. */
export async function passwordWasRight(ports: GuardPorts, tried: PasswordTry): Promise<void> {
  await ports.throttle.clear(networkKey(tried), ownKey(tried));
}

/**
 * Counts a wrong password everywhere and answers what goes along with the refusal: at the fifth the owner is told by one SMS; where
 * there is no owner, a decoy of the same shape is queued.
 */
export async function passwordWasWrong(ports: GuardPorts, tried: PasswordTry): Promise<Effects> {
  const at = ports.clock.now();
  const counted = await ports.throttle.attempt(everywhereKey(tried), at, noWait);
  const warned = counted.admitted && counted.failures === FREE_FAILURES;
  const accountId = tried.account?.id ?? null;
  return {
    messages: warned ? [warning(ports, tried.account)] : [],
    audit: [{ event: "sign_in.failed", accountId, at, details: { warned } }],
  };
}

const networkKey = ({ subject, visit }: PasswordTry): string => nameInNetworkKey(subject, visit.network);
const everywhereKey = ({ subject, account }: PasswordTry): string => nameEverywhereKey(account?.id ?? subject);
const ownKey = ({ account, visit }: PasswordTry): string =>
  deviceKey(account?.id ?? NO_ROW, visit.deviceToken ?? "none");

function warning(ports: Pick<GuardPorts, "chance">, account: Account | null): OutgoingMessage {
  const reachable = account?.mobile.usable === true ? account : null;
  return {
    id: ports.chance.uuid(),
    recipient: reachable === null ? { channel: "decoy", to: null } : { channel: "sms", to: reachable.mobile.number },
    language: reachable?.language ?? "ar",
    content: { template: "sign_in_attempts_notice" },
  };
}
