import type { Account } from "../account/account.ts";
import type { Factor, FactorKind } from "../factors/factor.ts";
import { isForeignNumber } from "../mobile-number.ts";
import type { Instant } from "../result.ts";
import { countedProofs, type EvidenceFacts, hasUnshownFactor, KNOWN_DEVICE_MS, type Proof } from "./evidence.ts";
import { type Decision, decide } from "./policy.ts";
import { POLICY, type RowName, WEAK_ROWS } from "./policy-table.ts";
import type { Waits } from "./waits.ts";

/** An account as it is now, as the page "Would you survive losing your phone?" looks at it. */
export type LossFacts = {
  readonly account: Pick<Account, "createdAt" | "passwordChangedAt" | "mobile" | "email">;
  readonly factors: readonly Factor[];
  /** Since when the browser that asks is known to the account. */
  readonly knownSince: Instant | null;
  /** Whether the two weakest rows are switched off. */
  readonly weakRows: "on" | "off";
  readonly now: Instant;
};

/** How a change would go: after how long with a SIM of some days and with one of today, and what follows. */
export type LossOutcome = Pick<Decision, "guarded" | "newPassword"> & {
  readonly waitMs: number;
  readonly waitWithFreshSimMs: number;
};

/** A way in a row: what it needs, and whether the account has all of it, has it but too newly for it to count, or lacks some. */
export type LossWay = { readonly proofs: readonly Proof[]; readonly state: "complete" | "too_new" | "lacking" };

/** One row of the policy for this account: each way in it with what the account has of it, and how the best way that it has would go. */
export type LossRow = {
  readonly row: RowName;
  readonly ways: readonly LossWay[];
  /** `null` where no way is complete, and where the row is switched off. */
  readonly outcome: LossOutcome | null;
  readonly isOff: boolean;
};

/** What a person can do about it beforehand. */
export type LossStep = "add_passkey" | "print_codes" | "confirm_email";

/** A phone that is lost takes these along: the SIM, the app on it, and a passkey, unless there is a second one elsewhere. */
function keptProofs({ factors }: LossFacts): readonly Proof[] {
  const passkeys = factors.filter(({ kind }) => kind === "passkey").length;
  const always = ["password", "recovery_code", "email", "known_device", "registry_facts"] as const;
  return passkeys > 1 ? [...always, "passkey"] : always;
}

/** Whether there is such a thing at all, whether or not it counts yet. */
const IS_THERE: Readonly<Record<Proof, (facts: LossFacts) => boolean>> = {
  password: () => true,
  // No registry vouches for a SIM of another country.
  old_sim: ({ account }) => account.mobile.usable && !isForeignNumber(account.mobile.number),
  passkey: ({ factors }) => factors.some(({ kind }) => kind === "passkey"),
  totp: ({ factors }) => factors.some(({ kind }) => kind === "totp"),
  recovery_code: ({ factors }) => factors.some(({ kind, left }) => kind === "recovery_code" && (left ?? 0) > 0),
  email: ({ account }) => account.email !== null && account.email.verifiedAt !== null,
  known_device: ({ knownSince, now }) => knownSince !== null && now - knownSince >= KNOWN_DEVICE_MS,
  registry_facts: () => true,
  in_person: () => true,
};

/** What counts of these proofs now, whether or not they can be shown without the phone. */
function counted(facts: LossFacts, proofs: readonly Proof[]): ReadonlySet<Proof> {
  const there = proofs.filter((proof) => IS_THERE[proof](facts));
  return countedProofs(there, evidenceOf(facts));
}

/** The SIM on file is taken for one of some days: who looks at this page has it at hand. */
function evidenceOf({ account, factors, knownSince, now }: LossFacts): EvidenceFacts {
  const oldNumber = { answer: "yes", contract: "personal", simChangedAt: 0 } as const;
  return { account, factors, shownFactors: [], knownSince, oldNumber, shownAt: now, settledBy: now, now };
}

/** What the policy says to these proofs for a number of the person's own; `null` when they are not enough. */
function outcomeOf(facts: LossFacts, shown: readonly Proof[], waits: Waits): LossOutcome | null {
  const proofs = counted(facts, shown);
  const request = {
    proofs,
    hasUnshownFactor: hasUnshownFactor([...proofs], evidenceOf(facts)),
    oldNumber: "yes",
    freeze: "none",
    weakRows: facts.weakRows,
    dispute: "none",
    guardedUntil: null,
    openCase: null,
    now: facts.now,
  } as const;
  const owned = (simChangedAt: Instant) => ({ answer: "yes", contract: "personal", simChangedAt }) as const;
  const settled = decide({ ...request, ownership: owned(0) }, waits);
  const fresh = decide({ ...request, ownership: owned(facts.now) }, waits);
  if (!settled.ok || !fresh.ok) return null;
  const { guarded, newPassword, waitMs } = settled.value;
  return { guarded, newPassword, waitMs, waitWithFreshSimMs: fresh.value.waitMs };
}

/** What would happen in each row of the policy, the strongest first, if just what one of its ways needs were shown. */
export function lossRows(facts: LossFacts, waits: Waits): readonly LossRow[] {
  return POLICY.map(({ row, anyOf }): LossRow => {
    const ways = anyOf.map((proofs: readonly Proof[]): LossWay => ({ proofs, state: stateOf(facts, proofs) }));
    const isOff = facts.weakRows === "off" && WEAK_ROWS.has(row);
    const outcomes = ways
      .filter(({ state }) => state === "complete")
      .map(({ proofs }) => outcomeOf(facts, proofs, waits))
      .filter((outcome) => outcome !== null);
    const outcome = isOff ? null : (outcomes.sort((one, other) => weightOf(one) - weightOf(other))[0] ?? null);
    return { row, ways, outcome, isOff };
  }).reverse();
}

function stateOf(facts: LossFacts, proofs: readonly Proof[]): LossWay["state"] {
  if (counted(facts, proofs).size === proofs.length) return "complete";
  return proofs.every((proof) => IS_THERE[proof](facts)) ? "too_new" : "lacking";
}

/** What is feared: the phone is lost, and perhaps the password is forgotten too. */
export type Loss = "phone" | "phone_and_password";

/** How soon the person would be back online after a loss, with everything else that the account has; `null`: only at the service desk. */
export function afterLoss(facts: LossFacts, loss: Loss, waits: Waits): LossOutcome | null {
  const kept = keptProofs(facts).filter((proof) => loss === "phone" || proof !== "password");
  return outcomeOf(facts, kept, waits);
}

const NEVER_MS = 365 * 24 * 60 * 60 * 1000;

const weightOf = (outcome: LossOutcome | null): number =>
  outcome === null ? 2 * NEVER_MS : outcome.waitMs + outcome.waitWithFreshSimMs;

const risk = (facts: LossFacts, waits: Waits): number =>
  weightOf(afterLoss(facts, "phone", waits)) + weightOf(afterLoss(facts, "phone_and_password", waits));

/** The account as it would be some days after a step was taken. */
const TAKEN: Readonly<Record<LossStep, (facts: LossFacts) => LossFacts>> = {
  add_passkey: (facts) => withFactors(facts, "passkey", ["one", "two"]),
  print_codes: (facts) => withFactors(facts, "recovery_code", ["codes"]),
  confirm_email: (facts) => {
    const { email, createdAt } = facts.account;
    const address = email?.address ?? "";
    return { ...facts, account: { ...facts.account, email: { address, verifiedAt: createdAt } } };
  },
};

/** A second passkey is one on another device than the phone, which is what the page advises. */
function withFactors(facts: LossFacts, kind: FactorKind, ids: readonly string[]): LossFacts {
  const added = ids.map(
    (id): Factor => ({ id, kind, name: null, addedAt: facts.account.createdAt, lastUsedAt: null, left: 10 }),
  );
  const others = facts.factors.filter((factor) => factor.kind !== kind);
  return { ...facts, factors: [...others, ...added] };
}

/** Steps that were taken already, even if what came of them does not count yet. */
const IS_TAKEN: Readonly<Record<LossStep, (facts: LossFacts) => boolean>> = {
  add_passkey: ({ factors }) => factors.filter(({ kind }) => kind === "passkey").length > 1,
  print_codes: IS_THERE.recovery_code,
  confirm_email: IS_THERE.email,
};

const STEPS: readonly LossStep[] = ["add_passkey", "confirm_email", "print_codes"];

/** The steps that were not taken and that shorten the way back, each by itself, the one that helps most first. */
export function helpfulSteps(facts: LossFacts, waits: Waits): readonly LossStep[] {
  const now = risk(facts, waits);
  const open = STEPS.filter((step) => !IS_TAKEN[step](facts));
  const gains = open.map((step) => ({ step, gain: now - risk(TAKEN[step](facts), waits) }));
  return gains
    .filter(({ gain }) => gain > 0)
    .sort((one, other) => other.gain - one.gain)
    .map(({ step }) => step);
}
