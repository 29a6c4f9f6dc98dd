"use server";

import { refresh } from "next/cache";
import { z } from "zod";
import { newMobileField } from "#lib/domain/fields.ts";
import { textField, typedText } from "#lib/domain/form.ts";
import { accept } from "#lib/domain/result.ts";
import { codeWishField, rowIdField, type WishKind } from "#lib/domain/service-desk/fields.ts";
import { admitOfficer } from "#lib/flows/service-desk/admit-officer.ts";
import { approveDeskCode, withdrawDeskCode } from "#lib/flows/service-desk/decide-code.ts";
import { type CodeWish, issueDeskCode } from "#lib/flows/service-desk/issue-code.ts";
import { lookAtWaitingCode } from "#lib/flows/service-desk/look-up-person.ts";
import { type FormOutcome, handleForm } from "#lib/http/form-action.ts";
import type { FormState } from "#lib/http/form-state.ts";
import { fill } from "#lib/i18n/catalogue.ts";
import { ltr } from "#lib/i18n/isolate.ts";
import { serviceDeskWords } from "#lib/i18n/messages/service-desk/words.ts";
import { portal } from "#lib/portal.ts";
import { requireOfficer } from "#lib/session/officer-session.ts";
import { personPath } from "./paths.ts";

const seenForm = z.object({ lookId: rowIdField, codeId: rowIdField, intent: textField(16, (typed) => accept(typed)) });
const officerForm = z.object({ officerId: rowIdField });
const waitingForm = z.object({ codeId: rowIdField });

const NO_NUMBER = textField<null>(64, () => accept(null), accept(null));

/** The number is read beside it, and says what is wrong with it. */
const AS_SENT = textField(16, (typed) => accept(typed), accept(""));

/** The form's shape follows what the code is for: only a new number is typed, beside its country where there is a choice. */
const issueForm = (wish: string, country: string) =>
  z.object({
    lookId: rowIdField,
    wish: codeWishField,
    country: AS_SENT,
    number: wish === "new_number" ? newMobileField(country, portal().ports.policy.countries) : NO_NUMBER,
  });

const wishOf = (kind: WishKind, number: string | null): CodeWish =>
  kind === "new_number" ? { kind, number: number ?? "" } : { kind };

/** Eight letters in two groups, as they are read out. */
const spelled = (code: string): string => ltr(`${code.slice(0, 4)}-${code.slice(4)}`);

/** Issues a code and shows it, once. */
export async function issueCodeAction(state: FormState, data: FormData): Promise<FormState> {
  const [wish, country] = data instanceof FormData ? [typedText(data, "wish"), typedText(data, "country")] : ["", ""];
  const echo = ["lookId", "wish", "country", "number"] as const;
  const form = { state, data, schema: issueForm(wish, country), echo };
  return handleForm(form, async (typed, locale): Promise<FormOutcome> => {
    const asked = { lookId: typed.lookId, wish: wishOf(typed.wish, typed.number) };
    const issued = await issueDeskCode(portal().ports, await requireOfficer(locale), asked);
    refresh();
    if (issued.ok) return { told: fill(serviceDeskWords(locale).issued, { code: spelled(issued.value) }) };
    return issued.refusal.code === "number_unchanged"
      ? { refused: issued.refusal, field: "number" }
      : { refused: issued.refusal };
  });
}

/** Approves or withdraws the code that stands on the page. */
export async function decideCodeAction(state: FormState, data: FormData): Promise<FormState> {
  const form = { state, data, schema: seenForm, echo: ["lookId", "codeId"] } as const;
  return handleForm(form, async ({ lookId, codeId, intent }, locale): Promise<FormOutcome> => {
    const officer = await requireOfficer(locale);
    const decide = intent === "approve" ? approveDeskCode : withdrawDeskCode;
    const decided = await decide(portal().ports, officer, { lookId, codeId });
    refresh();
    if (!decided.ok) return { refused: decided.refusal };
    return intent === "approve"
      ? { told: serviceDeskWords(locale).approvedNotice }
      : { go: personPath(locale, lookId) };
  });
}

/** Looks at the account of a code that waits for this officer's desk. */
export async function openWaitingCodeAction(state: FormState, data: FormData): Promise<FormState> {
  const form = { state, data, schema: waitingForm, echo: ["codeId"] } as const;
  return handleForm(form, async ({ codeId }, locale): Promise<FormOutcome> => {
    const looked = await lookAtWaitingCode(portal().ports, await requireOfficer(locale), codeId);
    return looked.ok ? { go: personPath(locale, looked.value) } : { refused: looked.refusal };
  });
}

/** Gives the desk's word for a new officer. */
export async function admitOfficerAction(state: FormState, data: FormData): Promise<FormState> {
  const form = { state, data, schema: officerForm, echo: ["officerId"] } as const;
  return handleForm(form, async ({ officerId }, locale): Promise<FormOutcome> => {
    const admitted = await admitOfficer(portal().ports, await requireOfficer(locale), officerId);
    return admitted.ok ? { told: serviceDeskWords(locale).admitted } : { refused: admitted.refusal };
  });
}
