"use server";

import { z } from "zod";
import { handleForm } from "#lib/http/form-action.ts";
import type { FormState } from "#lib/http/form-state.ts";
import { signOut } from "#lib/session/require-account.ts";

/** Ends the account area's session and the single sign-on session. */
export async function signOutAction(state: FormState, data: FormData): Promise<FormState> {
  return handleForm({ state, data, schema: z.object({}), echo: [] }, async (_, locale) => signOut(locale));
}
