import { performance } from "node:perf_hooks";
import type { Account } from "#lib/domain/account/account.ts";
import type { SignInName } from "#lib/domain/sign-in-name.ts";
import { parseSignInName } from "#lib/domain/sign-in-name.ts";
import type { SignInPorts } from "#lib/flows/sign-in/sign-in-ports.ts";
import { submitCredentials } from "#lib/flows/sign-in/submit-credentials.ts";
import { chanceOfLonger, type Distribution, distributionOf } from "./distribution.ts";

/** How long refusals take where an account exists and where none does, and how well the one can be told from the other. */
export type RefusalTimes = {
  readonly existing: Distribution;
  readonly missing: Distribution;
  /** The chance that a refusal for an existing account takes longer than one for a missing account: 0.5 tells nothing. */
  readonly tellsApart: number;
  readonly statements: { readonly existing: number; readonly missing: number };
};

const WARM_UP = 10;
const ROUNDS = 400;

/** Refuses wrong passwords for existing and missing names by turns, each from a network of its own, and compares. */
export async function compareRefusals(
  ports: SignInPorts & { readonly statements: () => number },
  accounts: readonly Account[],
): Promise<RefusalTimes> {
  const existing: number[] = [];
  const missing: number[] = [];
  const statements = { existing: 0, missing: 0 };
  for (let round = 0; round < WARM_UP + ROUNDS; round += 1) {
    const account = accounts[round % accounts.length];
    if (account === undefined) throw new Error("the benchmark needs accounts");
    const refuseKnown = () => refuse(ports, nameOf(account.username), round);
    const nobody = nameOf(`Nobody${String(round % accounts.length).padStart(4, "0")}`);
    const refuseUnknown = () => refuse(ports, nobody, round);
    // Each is first in every other round: whoever comes second may find caches warm.
    const [first, second] = round % 2 === 0 ? [refuseKnown, refuseUnknown] : [refuseUnknown, refuseKnown];
    const [earlier, later] = [await first(), await second()];
    const [known, unknown] = round % 2 === 0 ? [earlier, later] : [later, earlier];
    if (round < WARM_UP) continue;
    existing.push(known.ms);
    missing.push(unknown.ms);
    statements.existing += known.statements;
    statements.missing += unknown.statements;
  }
  return {
    existing: distributionOf(existing),
    missing: distributionOf(missing),
    tellsApart: chanceOfLonger(existing, missing),
    statements: { existing: statements.existing / ROUNDS, missing: statements.missing / ROUNDS },
  };
}

async function refuse(ports: SignInPorts & { readonly statements: () => number }, name: SignInName, round: number) {
  const uid = ports.chance.token();
  const network = `198.51.${round % 256}.0/24`;
  const before = ports.statements();
  const started = performance.now();
  const outcome = await submitCredentials(ports, {
    uid,
    name,
    password: "Not-The-One#1",
    picture: "00000",
    visit: { network, deviceToken: null },
  });
  const ms = performance.now() - started;
  if (outcome.ok || outcome.refusal.code !== "sign_in_wrong")
    throw new Error("the benchmark was not refused as it should be");
  return { ms, statements: ports.statements() - before };
}

function nameOf(username: string): SignInName {
  const parsed = parseSignInName(username);
  if (!parsed.ok) throw new Error("the benchmark's names are usernames");
  return parsed.value;
}
