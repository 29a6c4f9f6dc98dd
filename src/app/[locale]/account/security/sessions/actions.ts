"use server";

import { z } from "zod";
import { type Ending, endOwnSessions } from "#lib/flows/sessions/end-sessions.ts";
import { handleForm } from "#lib/http/form-action.ts";
import type { FormState } from "#lib/http/form-state.ts";
import type { Locale } from "#lib/i18n/locales.ts";
import { portal } from "#lib/portal.ts";
import { requireAccount } from "#lib/session/require-account.ts";
import { sessionsPath } from "./paths.ts";

const nothing = z.object({});
const several = z.object({ intent: z.enum(["others", "all"]).catch("others") });

/** A browser may send anything as a bound argument; a text that is no handle of this person's ends nothing. */
const handleSent = (sent: unknown): string => (typeof sent === "string" ? sent.slice(0, 100) : "");

async function endAndReturn(locale: Locale, ending: Ending): Promise<{ readonly go: string }> {
  const { account, session } = await requireAccount(locale, sessionsPath(locale));
  await endOwnSessions(portal().ports, { accountId: account.id, sid: session.sid }, ending);
  return { go: ending === "all" ? `/${locale}` : sessionsPath(locale) };
}

/** Signs out on one device. */
export async function endOneAction(sent: unknown, state: FormState, data: FormData): Promise<FormState> {
  return handleForm({ state, data, schema: nothing, echo: [] }, (_, locale) =>
    endAndReturn(locale, { handle: handleSent(sent) }),
  );
}

/** Signs out on all other devices, or on all. */
export async function endSeveralAction(state: FormState, data: FormData): Promise<FormState> {
  return handleForm({ state, data, schema: several, echo: [] }, ({ intent }, locale) => endAndReturn(locale, intent));
}
