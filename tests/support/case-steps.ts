import type { Account } from "#lib/domain/account/account.ts";
import type { Factor, FactorKind } from "#lib/domain/factors/factor.ts";
import type { ChangeCase } from "#lib/domain/mobile-change/change-case.ts";
import type { Proof } from "#lib/domain/mobile-change/evidence.ts";
import { provedStart } from "#lib/domain/mobile-change/machine.ts";
import type { ShownEvidence } from "#lib/flows/cases/act-ports.ts";
import type { OwnFlow } from "#lib/flows/mobile-change/change-ports.ts";
import { completeDueCases } from "#lib/flows/mobile-change/complete-due-cases.ts";
import { proceed } from "#lib/flows/mobile-change/take-effect.ts";
import { absherBrowser, type MobileChangeWorld, NEW_NUMBER } from "./mobile-change-world.ts";

const LONG_AGO = Date.UTC(2020, 0, 1);

/** What somebody shows about the world's account now. */
export function showing(
  { account, clock }: Pick<MobileChangeWorld, "account" | "clock">,
  proofs: readonly Proof[],
  changes: Partial<ShownEvidence> = {},
): ShownEvidence {
  const shownAt = clock.now();
  return {
    accountId: account.id,
    proofs,
    shownFactors: [],
    knownSince: LONG_AGO,
    shownAt,
    provedNumber: null,
    ...changes,
  };
}

/** Enrols a factor of long standing for the world's account. */
export function enrol(world: Pick<MobileChangeWorld, "factors">, kind: FactorKind, addedAt = LONG_AGO): Factor {
  const left = kind === "recovery_code" ? 10 : null;
  const factor: Factor = { id: `${kind}-${world.factors.length}`, kind, name: null, addedAt, lastUsedAt: null, left };
  world.factors.push(factor);
  return factor;
}

type Request = { readonly number?: string; readonly email?: string | null };

/** A request by the recovery route with the new number (and e-mail) proved, taken as far as it goes. */
export async function request(
  world: MobileChangeWorld,
  proofs: readonly Proof[],
  { number = NEW_NUMBER, email = null }: Request = {},
): Promise<{ readonly own: OwnFlow; readonly outcome: Awaited<ReturnType<typeof proceed>> }> {
  const { accountId, ...shown } = showing(world, proofs);
  const { provedNumber: _, ...rest } = shown;
  const applicant = { accountId, language: "ar", route: "recovery", sid: null, ...rest } as const;
  const own = absherBrowser(`recovery-${world.ports.chance.uuid()}`);
  const now = world.clock.now();
  await world.ports.mobileChanges.begin(own.flowId, provedStart(applicant, { number, email }), {
    now,
    expiresAt: now + 1_800_000,
  });
  return { own, outcome: await proceed(world.ports, own) };
}

/** The account as it is now. */
export function accountNow({ world, account }: Pick<MobileChangeWorld, "world" | "account">): Account {
  const found = world.accounts.get(account.id);
  if (found === undefined) throw new Error("the account is gone");
  return found;
}

/** The newest case of the world's account. */
export async function latestCase({
  ports,
  account,
}: Pick<MobileChangeWorld, "ports" | "account">): Promise<ChangeCase> {
  const found = await ports.mobileChanges.findLatestCase(account.id);
  if (found === null) throw new Error("there is no case");
  return found;
}

/** Lets time pass and completes what has become due. */
export async function waitFor(world: Pick<MobileChangeWorld, "clock" | "ports">, ms: number): Promise<void> {
  world.clock.advance(ms);
  await completeDueCases(world.ports).run(world.clock.now());
}
