import { accept, type Instant, type Result, refuse } from "#lib/domain/result.ts";
import type { Effects } from "#lib/ports/effects.ts";
import type { Invitation, OfficerStore } from "#lib/ports/officer-store.ts";
import { isUniqueViolation } from "./database-errors.ts";
import { toDate } from "./dates.ts";
import { withdrawCodesOf } from "./desk-code-store.ts";
import { lockWorking } from "./officer-lock.ts";
import { credentialOfRow, officerNameField, officerOfRow, WITH_APPROVALS } from "./officer-row.ts";
import type { Transaction } from "./prisma.ts";
import type { Storage } from "./storage.ts";
import { transact } from "./transaction.ts";

/** Officers in PostgreSQL. An officer who is disabled meanwhile does nothing more: every act locks the row and looks. */
export function officerStore(storage: Storage): OfficerStore {
  const { officer } = storage.database;
  const keyOf = (token: string) => storage.hash.of("officer-enrolment", token);
  return {
    list: async () => {
      const rows = await officer.findMany({ include: WITH_APPROVALS, orderBy: [{ addedAt: "asc" }, { id: "asc" }] });
      return rows.map((row) => officerOfRow(storage, row));
    },
    find: async (id) => {
      const row = await officer.findUnique({ where: { id }, include: WITH_APPROVALS });
      return row === null ? null : officerOfRow(storage, row);
    },
    findInvited: async (token, now) => {
      const where = { enrolmentKey: keyOf(token), ...invited(now) };
      const row = await officer.findFirst({ where, include: WITH_APPROVALS });
      return row === null ? null : officerOfRow(storage, row);
    },
    findByCredential: async (credentialId) => {
      const row = await officer.findUnique({ where: { credentialId }, include: WITH_APPROVALS });
      const credential = row === null ? null : credentialOfRow(row);
      return row === null || credential === null ? null : { officer: officerOfRow(storage, row), credential };
    },
    recordUse: async ({ credentialId, counter }, counted) => {
      const where = { credentialId, counter: BigInt(counter) };
      return (await officer.updateMany({ where, data: { counter: BigInt(counted) } })).count === 1;
    },
    ...writes(storage),
  };
}

const invited = (now: Instant) => ({ disabledAt: null, enrolledAt: null, enrolmentExpiresAt: { gt: toDate(now) } });

function writes(storage: Storage): Pick<OfficerStore, "add" | "enrol" | "admit" | "disable"> {
  const within = (effects: Effects, work: (transaction: Transaction) => Promise<boolean>): Promise<boolean> =>
    isDone(transact<null, null>(storage, effects, async (run) => ((await work(run)) ? accept(null) : refuse(null))));
  return {
    add: (invitation, effects) =>
      within(effects, async (transaction) => {
        const data = [rowOf(storage, invitation)];
        return (await transaction.officer.createMany({ data, skipDuplicates: true })).count === 1;
      }),
    enrol: (token, { credential, at }, effects) =>
      unlessTaken(
        within(effects, async (transaction) => {
          const { publicKey, counter, credentialId, backupEligible } = credential;
          const enrolled = { credentialId, backupEligible, publicKey: Uint8Array.from(publicKey) };
          const { count } = await transaction.officer.updateMany({
            where: { enrolmentKey: storage.hash.of("officer-enrolment", token), ...invited(at) },
            data: { ...enrolled, counter: BigInt(counter), enrolledAt: toDate(at), enrolmentKey: null },
          });
          return count === 1;
        }),
      ),
    admit: (officerId, { by, at }, effects) =>
      within(effects, async (transaction) => {
        const [approver, admitted] = [
          await lockWorking(transaction, by.officerId),
          await lockWorking(transaction, officerId),
        ];
        if (!approver || !admitted) return false;
        const data = [{ officerId, desk: by.desk, approverId: by.officerId, at: toDate(at) }];
        return (await transaction.officerApproval.createMany({ data, skipDuplicates: true })).count === 1;
      }),
    disable: (id, at, effects) =>
      within(effects, async (transaction) => {
        const disabled = { disabledAt: toDate(at), enrolmentKey: null };
        const { count } = await transaction.officer.updateMany({ where: { id, disabledAt: null }, data: disabled });
        // Who never enrolled has founded nothing: the seat is free for another.
        await transaction.officer.updateMany({ where: { id, enrolledAt: null }, data: { founderSeat: null } });
        await transaction.officerSession.deleteMany({ where: { officerId: id } });
        await withdrawCodesOf(transaction, id, at);
        return count === 1;
      }),
  };
}

async function isDone(written: Promise<Result<null, null>>): Promise<boolean> {
  return (await written).ok;
}

/** A passkey that is another officer's ends the transaction. */
async function unlessTaken(enrolled: Promise<boolean>): Promise<boolean> {
  try {
    return await enrolled;
  } catch (error) {
    if (!isUniqueViolation(error)) throw error;
    return false;
  }
}

function rowOf({ cipher, hash }: Storage, { officer, token, expiresAt }: Invitation) {
  const { id, name, desk, founderSeat, addedAt } = officer;
  return {
    ...{ id, desk, founderSeat, addedAt: toDate(addedAt) },
    nameSealed: cipher.seal(officerNameField(id), name),
    enrolmentKey: hash.of("officer-enrolment", token),
    enrolmentExpiresAt: toDate(expiresAt),
  };
}
