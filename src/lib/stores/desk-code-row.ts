import { z } from "zod";
import {
  DESK_CODE_LIFETIME_MS,
  type DeskCode,
  type DeskCodeProgress,
  type DeskCodeScope,
} from "#lib/domain/service-desk/desk-code.ts";
import type { Prisma, DeskCode as Row } from "#lib/generated/prisma/client.ts";
import { toDate, toInstant } from "./dates.ts";
import type { Storage } from "./storage.ts";

const storedScope = z.enum(["new_number", "case", "account"]);

/** A number opens only in the row that it was sealed for. */
const numberField = (id: string): string => `desk-code.number/${id}`;

/** What a code has to be entered for: all of it is under one keyed hash with the code. */
export type BoundCode = {
  readonly accountId: string;
  readonly scope: DeskCodeScope;
  readonly number: string;
  readonly text: string;
};

/** The keyed hash of a code with everything that it is bound to. */
export function deskCodeKey({ hash }: Pick<Storage, "hash">, { accountId, scope, number, text }: BoundCode): string {
  return hash.of("desk-code", JSON.stringify([accountId, scope.kind, caseNumberOf(scope), number, text]));
}

/** The row of a new code. */
export function rowOfDeskCode(
  keys: Pick<Storage, "hash" | "cipher">,
  { code, text }: { readonly code: DeskCode; readonly text: string },
): Prisma.DeskCodeCreateManyInput {
  const { id, accountId, scope, number, issuer, issuedAt } = code;
  return {
    ...{ id, accountId, scope: scope.kind, caseNumber: caseNumberOf(scope) },
    numberSealed: keys.cipher.seal(numberField(id), number),
    codeKey: deskCodeKey(keys, { accountId, scope, number, text }),
    ...{ issuedBy: issuer.officerId, issuedDesk: issuer.desk },
    ...{ issuedAt: toDate(issuedAt), expiresAt: toDate(issuedAt + DESK_CODE_LIFETIME_MS) },
  };
}

/** The code of a row, without its text, which is kept nowhere. */
export function deskCodeOfRow({ cipher }: Pick<Storage, "cipher">, row: Row): DeskCode {
  return {
    id: row.id,
    accountId: row.accountId,
    scope: scopeOfRow(row),
    number: cipher.open(numberField(row.id), row.numberSealed),
    issuer: { officerId: row.issuedBy, desk: row.issuedDesk },
    issuedAt: toInstant(row.issuedAt),
    progress: progressOfRow(row),
  };
}

function caseNumberOf(scope: DeskCodeScope): string | null {
  return scope.kind === "case" ? scope.caseNumber : null;
}

function scopeOfRow({ scope, caseNumber }: Row): DeskCodeScope {
  const kind = storedScope.parse(scope);
  return kind === "case" ? { kind, caseNumber: z.string().parse(caseNumber) } : { kind };
}

function progressOfRow({ withdrawnAt, usedAt, approvedBy, approvedDesk, guesses }: Row): DeskCodeProgress {
  if (withdrawnAt !== null) return { state: "withdrawn" };
  if (approvedBy === null || approvedDesk === null) return { state: "issued" };
  const by = { officerId: approvedBy, desk: approvedDesk };
  return usedAt === null ? { state: "approved", by, guesses } : { state: "used", by };
}
