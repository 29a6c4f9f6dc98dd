"use server";

import { z } from "zod";
import { withdrawConsent } from "#lib/flows/consent/withdraw-consent.ts";
import { handleForm } from "#lib/http/form-action.ts";
import type { FormState } from "#lib/http/form-state.ts";
import { isClientId } from "#lib/oidc/client-metadata.ts";
import { portal } from "#lib/portal.ts";
import { requireAccount } from "#lib/session/require-account.ts";
import { sitePath, sitesPath, withdrawnPath } from "./paths.ts";
import { siteOf } from "./queries.ts";

const nothing = z.object({});

/** Takes back what the person who is signed in agreed to send to a site; whoever else agreed to it keeps theirs. */
export async function withdrawConsentAction(sent: unknown, state: FormState, data: FormData): Promise<FormState> {
  return handleForm({ state, data, schema: nothing, echo: [] }, async (_, locale) => {
    if (!isClientId(sent)) return { go: sitesPath(locale) };
    const { account } = await requireAccount(locale, sitePath(locale, sent));
    const { name } = await siteOf(sent);
    await withdrawConsent(portal().ports, account, { clientId: sent, name: name[account.language] });
    return { go: withdrawnPath(locale, sent) };
  });
}
