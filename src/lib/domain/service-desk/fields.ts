import { stripInvisible } from "../digits.ts";
import type { FieldRefusal } from "../field-refusal.ts";
import { type Field, textField } from "../form.ts";
import { accept, type Result, refuse } from "../result.ts";
import { isRowId } from "../row-id.ts";
import { parseDeskCode, TYPED_CODE_MAXIMUM } from "../typed-code.ts";
import { LOOKUP_NOTE, LOOKUP_REASONS, type LookupReason } from "./desk-lookup.ts";

/** Why a look's reason is not taken. */
export type LookupFieldRefusal =
  | { readonly code: "lookup_reason_missing" }
  | { readonly code: "lookup_note_too_short"; readonly minimum: number };

const ID_MAXIMUM = 64;
const WISHES = ["new_number", "case", "account"] as const;

/** What a code is asked for. */
export type WishKind = (typeof WISHES)[number];

/** The reasons that an officer states oneself; a look at another desk's code has its own. */
export const STATED_REASONS = LOOKUP_REASONS.filter((reason) => reason !== "approval");

const parseId = (typed: string): Result<string, FieldRefusal> =>
  isRowId(typed) ? accept(typed) : refuse({ code: "unreadable" });

const REASON_MISSING = refuse({ code: "lookup_reason_missing" } as const);

const parseReason = (typed: string): Result<LookupReason, FieldRefusal> => {
  const reason = STATED_REASONS.find((known) => known === typed);
  return reason === undefined ? REASON_MISSING : accept(reason);
};

const parseNote = (typed: string): Result<string, FieldRefusal> => {
  const note = stripInvisible(typed)
    .normalize("NFC")
    .replace(/[\s\p{Cc}]+/gu, " ")
    .trim();
  const { minimum } = LOOKUP_NOTE;
  return note.length < minimum ? refuse({ code: "lookup_note_too_short", minimum }) : accept(note);
};

const parseWish = (typed: string): Result<WishKind, FieldRefusal> => {
  const wish = WISHES.find((known) => known === typed);
  return wish === undefined ? refuse({ code: "unreadable" }) : accept(wish);
};

/** The id of a row, which a page gave its form. */
export const rowIdField: Field<string> = textField(ID_MAXIMUM, parseId);

/** Why a person is looked up: one of a closed list. */
export const lookupReasonField: Field<LookupReason> = textField(ID_MAXIMUM, parseReason, REASON_MISSING);

/** What the list does not say, in the officer's words. */
export const lookupNoteField: Field<string> = textField(LOOKUP_NOTE.maximum, parseNote);

/** What a code is asked for. */
export const codeWishField: Field<WishKind> = textField(ID_MAXIMUM, parseWish);

/** A service-desk code as a person types it. */
export const deskCodeField: Field<string> = textField(TYPED_CODE_MAXIMUM, parseDeskCode);

/** The secret of an enrolment address, and the id of a page: taken as they come, since only the right one is found. */
export const secretField: Field<string> = textField(ID_MAXIMUM, (typed) => accept(typed.trim()));
