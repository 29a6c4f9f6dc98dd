import { accept, type Result, refuse } from "#lib/domain/result.ts";
import type { ActivatedFlow, Activation, ActivationOutcome, RegistrationStore } from "#lib/ports/registration-store.ts";
import { insertAccount, releaseMobile } from "./account-writes.ts";
import { toDate } from "./dates.ts";
import { flowStore, moveFlow } from "./flow-store.ts";
import { insertHoldCodes } from "./hold-code-store.ts";
import type { Transaction } from "./prisma.ts";
import { readRegistrationState } from "./registration-state.ts";
import type { Storage } from "./storage.ts";
import { transact } from "./transaction.ts";

/** The two routes by which a registration comes; a flow of one is none of the other. */
export type RegistrationKind = "registration" | "national-file";

type Activating = {
  readonly kind: RegistrationKind;
  readonly flow: ActivatedFlow;
  readonly activation: Activation;
};

type Failure = Exclude<ActivationOutcome, "done">;

/** The registrations of one route in PostgreSQL. */
export function registrationStore(storage: Storage, kind: RegistrationKind): RegistrationStore {
  return {
    ...flowStore(storage, { kind, read: readRegistrationState }),
    activate: async (flow, activation) => {
      const written = await transact(storage, activation.effects, (transaction) =>
        activate(storage, transaction, { kind, flow, activation }),
      );
      return written.ok ? "done" : written.refusal;
    },
  };
}

/** The flow moves first: of two activations of one registration, the second waits here and finds it moved. */
async function activate(
  storage: Storage,
  transaction: Transaction,
  { kind, flow, activation }: Activating,
): Promise<Result<null, Failure>> {
  const { account, releasedFrom, holdCodes } = activation;
  const moved = await moveFlow(storage, transaction, { kind, ...flow, state: flow.next });
  if (!moved) return refuse("stale");
  if (releasedFrom !== null && !(await releaseMobile(storage, transaction, releasedFrom))) {
    return refuse("holder_changed");
  }
  const inserted = await insertAccount(storage, transaction, account);
  if (!inserted.ok) return refuse(inserted.refusal.code);
  await insertPlatforms(transaction, activation);
  await insertHoldCodes(storage, transaction, { accountId: account.id, codes: holdCodes, now: account.createdAt });
  return accept(null);
}

async function insertPlatforms(transaction: Transaction, { account, platforms }: Activation): Promise<void> {
  const readyAt = toDate(account.createdAt);
  const data = platforms.map((platform) => ({ accountId: account.id, platform, readyAt }));
  await transaction.linkedPlatform.createMany({ data });
}
