import { z } from "zod";
import type { EnrolledKind, EnrolmentState } from "#lib/domain/factors/enrolment-machine.ts";
import type { Result } from "#lib/domain/result.ts";
import { accept, refuse } from "#lib/domain/result.ts";
import type { EnrolmentStore, FactorChange, FactorWrite, NewApp, NewCodes } from "#lib/ports/enrolment-store.ts";
import type { FlowMove } from "#lib/ports/flow-store.ts";
import { replaceAccount } from "./account-writes.ts";
import { toDate } from "./dates.ts";
import { flowStore, moveFlow } from "./flow-store.ts";
import type { Transaction } from "./prisma.ts";
import { recoveryCodeKey } from "./recovery-code-store.ts";
import type { Storage } from "./storage.ts";
import { totpField } from "./totp-store.ts";
import { transact } from "./transaction.ts";

const owner = z.object({ accountId: z.string(), sid: z.string().nullable(), methods: z.array(z.string()) });
const storedState: z.ZodType<EnrolmentState> = z.discriminatedUnion("step", [
  z.object({ step: z.literal("app_shown"), owner, secret: z.string() }),
  z.object({ step: z.literal("codes_shown"), owner, codes: z.array(z.string()) }),
  z.object({ step: z.literal("enrolled"), owner, factor: z.enum(["totp", "recovery_code"]) }),
]);
const ENROLMENT = { kind: "enrolment", read: (stored: unknown) => storedState.parse(stored) } as const;

type Refused = Exclude<FactorWrite, "written">;
type Written = Result<null, Refused>;

/** Enrolments in PostgreSQL. A factor changes together with a new version of its account, so that two changes at once are one after the other. */
export function enrolmentStore(storage: Storage): EnrolmentStore {
  const write = async (change: FactorChange, work: (transaction: Transaction) => Promise<Written>) => {
    const written = await transact<null, Refused>(storage, change.effects, async (transaction) => {
      const { account, guardedUntil } = change;
      const changed = guardedUntil === null ? {} : { guardedUntil };
      const replaced = await replaceAccount(storage, transaction, { account, change: changed });
      return replaced.ok ? work(transaction) : refuse("account_moved");
    });
    return written.ok ? "written" : written.refusal;
  };
  const enrol = (
    move: FlowMove<EnrolmentState>,
    change: FactorChange,
    work: (transaction: Transaction) => Promise<void>,
  ) =>
    write(change, async (transaction) => {
      if (!(await moveFlow(storage, transaction, { ...move, kind: ENROLMENT.kind }))) return refuse("flow_moved");
      await work(transaction);
      return accept(null);
    });
  return {
    ...flowStore(storage, ENROLMENT),
    enrolApp: (move, app, change) => enrol(move, change, (within) => putApp(storage, within, { app, change })),
    enrolCodes: (move, codes, change) => enrol(move, change, (within) => putCodes(storage, within, { codes, change })),
    remove: (kind, change) => write(change, (transaction) => remove(transaction, kind, change.account.id)),
  };
}

async function putApp(
  { cipher }: Storage,
  transaction: Transaction,
  { app, change }: { readonly app: NewApp; readonly change: FactorChange },
): Promise<void> {
  const accountId = change.account.id;
  const { id, name, secret, step } = app;
  await transaction.totp.deleteMany({ where: { accountId } });
  await transaction.totp.create({
    data: {
      id,
      accountId,
      nameSealed: name === null ? null : cipher.seal(totpField("name", id), name),
      secretSealed: cipher.seal(totpField("secret", id), secret),
      lastUsedStep: step,
      addedAt: toDate(change.at),
    },
  });
}

async function putCodes(
  storage: Storage,
  transaction: Transaction,
  { codes, change }: { readonly codes: NewCodes; readonly change: FactorChange },
): Promise<void> {
  const accountId = change.account.id;
  const { id } = codes;
  await transaction.recoveryCodeSet.deleteMany({ where: { accountId } });
  await transaction.recoveryCodeSet.create({ data: { id, accountId, addedAt: toDate(change.at) } });
  await transaction.recoveryCode.createMany({
    data: codes.codes.map((code) => ({ setId: id, codeKey: recoveryCodeKey(storage, accountId, code) })),
  });
}

async function remove(transaction: Transaction, kind: EnrolledKind, accountId: string): Promise<Written> {
  const { count } =
    kind === "totp"
      ? await transaction.totp.deleteMany({ where: { accountId } })
      : await transaction.recoveryCodeSet.deleteMany({ where: { accountId } });
  return count === 1 ? accept(null) : refuse("factor_missing");
}
