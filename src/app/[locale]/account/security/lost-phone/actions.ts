"use server";

import { z } from "zod";
import { keepWeakRows, switchWeakRowsOff } from "#lib/flows/cases/weak-rows.ts";
import { handleForm } from "#lib/http/form-action.ts";
import type { FormState } from "#lib/http/form-state.ts";
import { portal } from "#lib/portal.ts";
import { requireFreshAccount } from "#lib/session/require-account.ts";
import { lostPhonePath } from "../paths.ts";

const nothing = z.object({});

/** Closes the two weakest rows, after a fresh sign-in; it takes effect after 7 days. */
export async function closeWeakRowsAction(state: FormState, data: FormData): Promise<FormState> {
  return handleForm({ state, data, schema: nothing, echo: [] }, async (_, locale) => {
    const here = lostPhonePath(locale);
    const { account } = await requireFreshAccount(locale, here);
    const closed = await switchWeakRowsOff(portal().ports, account.id);
    return closed.ok ? { go: here } : { refused: closed.refusal };
  });
}

/** Takes that back while it has not taken effect. */
export async function keepWeakRowsAction(state: FormState, data: FormData): Promise<FormState> {
  return handleForm({ state, data, schema: nothing, echo: [] }, async (_, locale) => {
    const here = lostPhonePath(locale);
    const { account } = await requireFreshAccount(locale, here);
    const kept = await keepWeakRows(portal().ports, account.id);
    return kept.ok ? { go: here } : { refused: kept.refusal };
  });
}
