import type { Instant } from "#lib/domain/result.ts";
import { endOf, type RotationTimes } from "#lib/domain/signing-keys/rotation.ts";
import { type KeyFacts, SIGNING_ALGORITHMS } from "#lib/domain/signing-keys/signing-key.ts";
import { announceSuccessor, giveUpKey, type KeyRefusal } from "#lib/flows/signing-keys/rotate-keys.ts";
import type { KeyPorts } from "#lib/flows/signing-keys/take-key-step.ts";
import { KEY_SET_SECONDS } from "#lib/oidc/signing-keys.ts";

const USAGE = `Usage:
  npm run keys -- list                  shows the keys that sign tokens, and when the state of each ends
  npm run keys -- rotate [ALGORITHM]    publishes successors now (${SIGNING_ALGORITHMS.join(", ")}, or all); they sign when caches have had their time
  npm run keys -- compromised KID       gives up a key that somebody else may have: published no more, and another one signs at once`;

/** What a command line works on: the keys, the times of a rotation, and the portal's time. */
export type KeysWorld = { readonly ports: KeyPorts; readonly times: RotationTimes; readonly now: Instant };

/** Runs one command line of `npm run keys`. Returns what to print; throws a readable message on a wrong line, or when it cannot be done. */
export async function runKeysCommand(world: KeysWorld, words: readonly string[]): Promise<string> {
  const [command, argument, surplus] = words;
  if (surplus !== undefined) throw new Error(USAGE);
  if (command === "list" && argument === undefined) return list(world);
  if (command === "rotate") return rotate(world, argument);
  if (command === "compromised" && argument !== undefined) return giveUp(world, argument);
  throw new Error(USAGE);
}

const minute = (instant: Instant): string => `${new Date(instant).toISOString().slice(0, 16).replace("T", " ")} UTC`;

const NEXT: Readonly<Record<KeyFacts["state"], string>> = {
  published: "signs from",
  signing: "signs until",
  retiring: "published until",
  gone: "gone since",
};

function line(key: KeyFacts, times: RotationTimes): string {
  const until = endOf(key, times) ?? key.since;
  return [key.kid, key.algorithm, key.state.padEnd(9), `${NEXT[key.state]} ${minute(until)}`].join("  ");
}

async function list({ ports, times }: KeysWorld): Promise<string> {
  const keys = await ports.signingKeys.list();
  return (
    keys.map((key) => line(key, times)).join("\n") ||
    "There is no key yet: the portal makes the first ones when it starts."
  );
}

const WORDS: Readonly<Record<KeyRefusal["code"], string>> = {
  successor_announced: "has a successor already, or no key at all: see `npm run keys -- list`",
  unknown_key: "is no key that is published: see `npm run keys -- list`",
  moved_meanwhile: "was moved by somebody else at this very moment: see `npm run keys -- list`, and try again",
};

async function rotate({ ports, times, now }: KeysWorld, wanted: string | undefined): Promise<string> {
  const algorithms = SIGNING_ALGORITHMS.filter((algorithm) => wanted === undefined || wanted === algorithm);
  if (algorithms.length === 0) throw new Error(USAGE);
  const lines: string[] = [];
  for (const algorithm of algorithms) {
    const announced = await announceSuccessor(ports, algorithm, now);
    const done = `${algorithm}: a successor is published. It signs from ${minute(now + times.announceMs)}, without a restart.`;
    lines.push(announced.ok ? done : `${algorithm}: it ${WORDS[announced.refusal.code]}.`);
  }
  return lines.join("\n");
}

async function giveUp({ ports, now }: KeysWorld, kid: string): Promise<string> {
  const given = await giveUpKey(ports, kid, now);
  if (!given.ok) throw new Error(`${kid} ${WORDS[given.refusal.code]}.`);
  return `${kid} is given up: no process publishes it or signs with it after a few seconds.
What it costs:
- Sites that keep the key set believe the lost key until they read the set again: up to ${KEY_SET_SECONDS / 60} minutes, longer where their library keeps it longer.
- If it was the key that signed, sign-ins fail at those sites until then, since they do not know the new key yet.
- ID tokens that it signed are worth nothing any more. Signing out of a site that still sends one as its hint ends on an error page of the portal.
Whoever had the key may have had the others: give up each of them, and rotate DATA_KEYS (docs/operations-keys.md).`;
}
