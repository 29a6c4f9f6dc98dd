"use server";

import { refresh } from "next/cache";
import { z } from "zod";
import { createdPasskeyField, passkeyNameInput } from "#lib/domain/factors/passkey-answer.ts";
import { rowIdSent } from "#lib/domain/row-id.ts";
import { addPasskey } from "#lib/flows/factors/add-passkey.ts";
import { removePasskey } from "#lib/flows/factors/remove-passkey.ts";
import { renamePasskey } from "#lib/flows/factors/rename-passkey.ts";
import { handleForm } from "#lib/http/form-action.ts";
import type { FormState } from "#lib/http/form-state.ts";
import { passkeyWords } from "#lib/i18n/messages/passkeys/words.ts";
import { portal } from "#lib/portal.ts";
import { isFresh } from "#lib/session/account-guard.ts";
import { requireAccount, requireFreshAccount } from "#lib/session/require-account.ts";
import { leaveOffer } from "./offer-cookie.ts";
import { addPath, donePath, onePath } from "./paths.ts";

const made = z.object({ name: passkeyNameInput, passkey: createdPasskeyField });
const named = z.object({ name: passkeyNameInput });
const nothing = z.object({});

/** The page handed its challenge to a fresh sign-in only; the person and the device may take this long. */
const MADE_WITHIN_SECONDS = 15 * 60;

/** Adds the passkey that the browser made. */
export async function addPasskeyAction(state: FormState, data: FormData): Promise<FormState> {
  return handleForm({ state, data, schema: made, echo: ["name"] }, async ({ name, passkey }, locale) => {
    const signedIn = await requireAccount(locale, addPath(locale));
    if (!isFresh(signedIn, MADE_WITHIN_SECONDS)) return { go: addPath(locale) };
    const { account, session } = signedIn;
    const adding = { account, sessionId: session.token };
    const added = await addPasskey(portal().ports, adding, { answer: passkey, name });
    if (added.ok) return { go: donePath(locale, "added") };
    // The challenge is used up: the page needs the next one.
    refresh();
    return { refused: added.refusal };
  });
}

/** Gives a passkey another name. */
export async function renamePasskeyAction(sent: string, state: FormState, data: FormData): Promise<FormState> {
  const id = rowIdSent(sent);
  return handleForm({ state, data, schema: named, echo: ["name"] }, async ({ name }, locale) => {
    const { account } = await requireAccount(locale, onePath(locale, id));
    const renamed = await renamePasskey(portal().ports, account.id, { id, name });
    if (!renamed.ok) return { refused: renamed.refusal };
    refresh();
    return { told: passkeyWords(locale).renamed };
  });
}

/** Removes a passkey. */
export async function removePasskeyAction(sent: string, state: FormState, data: FormData): Promise<FormState> {
  const id = rowIdSent(sent);
  return handleForm({ state, data, schema: nothing, echo: [] }, async (_, locale) => {
    const { account, session } = await requireFreshAccount(locale, onePath(locale, id));
    const removed = await removePasskey(portal().ports, { account, methods: session.amr, id });
    return removed.ok ? { go: donePath(locale, "removed") } : { refused: removed.refusal };
  });
}

/** "Not now": this browser is not asked again for half a year. */
export async function leaveOfferAction(state: FormState, data: FormData): Promise<FormState> {
  return handleForm({ state, data, schema: nothing, echo: [] }, async (_, locale) => {
    await requireAccount(locale);
    await leaveOffer();
    return { go: `/${locale}/account` };
  });
}
