"use server";

import { z } from "zod";
import { codeField } from "#lib/domain/fields.ts";
import type { FreezeRefusal } from "#lib/domain/freeze/refusal.ts";
import type { Result } from "#lib/domain/result.ts";
import { enterFreezeCode, finishFreeze } from "#lib/flows/freeze/enter-freeze-code.ts";
import type { OwnFreeze } from "#lib/flows/freeze/freeze-ports.ts";
import { askForMoreTime } from "#lib/flows/freeze/load-freeze.ts";
import { resendFreezeCode } from "#lib/flows/freeze/send-freeze-code.ts";
import { type FormOutcome, handleForm } from "#lib/http/form-action.ts";
import type { FormState } from "#lib/http/form-state.ts";
import { moreTimeGiven } from "#lib/http/more-time.ts";
import type { Locale } from "#lib/i18n/locales.ts";
import { freezeWords } from "#lib/i18n/messages/freeze/words.ts";
import { portal } from "#lib/portal.ts";
import { freezePath } from "../paths.ts";
import { ownFreeze, whereNow } from "./queries.ts";

const codeForm = z.object({ code: codeField });
const emptyForm = z.object({});

/** The code, and "Confirm": freezes the account. */
export async function enterFreezeCodeAction(state: FormState, data: FormData): Promise<FormState> {
  return handleForm({ state, data, schema: codeForm, echo: [] }, async ({ code }, locale) =>
    actOn(locale, (own) => enterFreezeCode(portal().ports, own, code)),
  );
}

/** "Freeze account", where the code was right before. */
export async function finishFreezeAction(state: FormState, data: FormData): Promise<FormState> {
  return handleForm({ state, data, schema: emptyForm, echo: [] }, async (_, locale) =>
    actOn(locale, (own) => finishFreeze(portal().ports, own)),
  );
}

/** Another code. */
export async function resendFreezeCodeAction(state: FormState, data: FormData): Promise<FormState> {
  return handleForm({ state, data, schema: emptyForm, echo: [] }, async (_, locale) => {
    const own = await ownFreeze(locale);
    if (own === null) return { go: freezePath(locale, "code") };
    const sent = await resendFreezeCode(portal().ports, own);
    return sent.ok ? { told: freezeWords(locale).resent } : outcomeOf(locale, sent.refusal);
  });
}

/** "I need more time". */
export async function moreFreezeTimeAction(state: FormState, data: FormData): Promise<FormState> {
  return handleForm({ state, data, schema: emptyForm, echo: [] }, async (_, locale) => {
    const own = await ownFreeze(locale);
    if (own === null) return { go: freezePath(locale, "code") };
    const until = await askForMoreTime(portal().ports, own);
    return until.ok ? moreTimeGiven(locale, until.value) : outcomeOf(locale, until.refusal);
  });
}

async function actOn(
  locale: Locale,
  act: (own: OwnFreeze) => Promise<Result<null, FreezeRefusal>>,
): Promise<FormOutcome> {
  const own = await ownFreeze(locale);
  if (own === null) return { go: freezePath(locale, "code") };
  const done = await act(own);
  return done.ok ? { go: await whereNow(locale) } : outcomeOf(locale, done.refusal);
}

/** What is told by the page where the person stands, not by the form. */
const MOVED_ON: ReadonlySet<string> = new Set<FreezeRefusal["code"]>([
  "step_passed",
  "freeze_flow_missing",
  "freeze_flow_expired",
  "code_exhausted",
]);

async function outcomeOf(locale: Locale, refusal: FreezeRefusal): Promise<FormOutcome> {
  const { code } = refusal;
  if (MOVED_ON.has(code)) return { go: await whereNow(locale) };
  return code === "code_wrong" || code === "code_expired" ? { refused: refusal, field: "code" } : { refused: refusal };
}
