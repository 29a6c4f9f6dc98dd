"use server";

import { refresh } from "next/cache";
import { BELONGINGS, belongingsIn } from "#lib/domain/recovery/belongings.ts";
import { askForMoreTime } from "#lib/flows/recovery/ask-for-more-time.ts";
import { beginRecovery } from "#lib/flows/recovery/begin.ts";
import { confirmRecovery } from "#lib/flows/recovery/confirm.ts";
import { enterNumberCode } from "#lib/flows/recovery/enter-number-code.ts";
import { identify } from "#lib/flows/recovery/identify.ts";
import { matchNumber } from "#lib/flows/recovery/match-number.ts";
import { resendNumberCode } from "#lib/flows/recovery/send-number-code.ts";
import { handleForm } from "#lib/http/form-action.ts";
import type { FormState } from "#lib/http/form-state.ts";
import { moreTimeGiven } from "#lib/http/more-time.ts";
import { mobileChangeWords } from "#lib/i18n/messages/mobile-change/words.ts";
import { portal } from "#lib/portal.ts";
import { bindFlow, readFlowId } from "#lib/session/flow-cookie.ts";
import {
  belongingsForm,
  codeForm,
  confirmForm,
  emptyForm,
  formOf,
  newNumberForm,
  ownIdForm,
  ownNumberForm,
} from "./forms.ts";
import { actOn, refusalOutcome } from "./outcome.ts";
import { recoveryPath, recoveryStartPath } from "./paths.ts";
import { pictureOf } from "./picture.ts";
import { ownRecovery } from "./queries.ts";

const NAMES = [...BELONGINGS, "nothing"] as const;

/** "What do you still have?": a new recovery for this browser. */
export async function beginAction(state: FormState, data: FormData): Promise<FormState> {
  return handleForm({ state, data, schema: belongingsForm, echo: NAMES }, async (ticked, locale) => {
    const belongings = belongingsIn(NAMES.filter((name) => ticked[name]));
    await bindFlow("recovery", await beginRecovery(portal().ports, { kind: "change_number" }, belongings));
    return { go: recoveryPath(locale, "plan") };
  });
}

/** Who it is, the new number, and the picture code: sends a code to the number. */
export async function giveNewNumberAction(state: FormState, data: FormData): Promise<FormState> {
  const { ports } = portal();
  const picture = pictureOf(ports, await readFlowId("recovery"));
  const echo = ["name", "country", "mobile", "email"] as const;
  const schema = newNumberForm(formOf(data), ports.policy.countries);
  return handleForm({ state, data, schema, echo, picture }, async (typed, locale) => {
    const wish = { number: typed.mobile, email: typed.email?.address ?? null };
    return actOn(locale, (own) => identify(ports, own, { name: typed.name, wish, picture: typed.picture }));
  });
}

/** Who it is, any number of their own, and the picture code: sends a code to the number. */
export async function giveOwnNumberAction(state: FormState, data: FormData): Promise<FormState> {
  const { ports } = portal();
  const picture = pictureOf(ports, await readFlowId("recovery"));
  const schema = ownNumberForm(formOf(data), ports.policy.countries);
  const echo = ["name", "country", "mobile"] as const;
  return handleForm({ state, data, schema, echo, picture }, async (typed, locale) => {
    const wish = { number: typed.mobile, email: null };
    return actOn(locale, (own) => identify(ports, own, { name: typed.name, wish, picture: typed.picture }));
  });
}

/** The id, any number of one's own, and the picture code: sends a code to the number. */
export async function giveOwnIdAction(state: FormState, data: FormData): Promise<FormState> {
  const { ports } = portal();
  const picture = pictureOf(ports, await readFlowId("recovery"));
  const schema = ownIdForm(formOf(data), ports.policy.countries);
  const echo = ["nationalId", "country", "mobile"] as const;
  return handleForm({ state, data, schema, echo, picture }, async (typed, locale) => {
    const name = { kind: "national_id", nationalId: typed.nationalId } as const;
    const wish = { number: typed.mobile, email: null };
    return actOn(locale, (own) => identify(ports, own, { name, wish, picture: typed.picture }));
  });
}

/** Another code to the number that is being proved. */
export async function resendCodeAction(state: FormState, data: FormData): Promise<FormState> {
  return handleForm({ state, data, schema: emptyForm, echo: [] }, async (_, locale) => {
    const own = await ownRecovery(locale);
    if (own === null) return { go: recoveryStartPath(locale) };
    const sent = await resendNumberCode(portal().ports, own);
    if (!sent.ok) return refusalOutcome(locale, own, sent.refusal);
    refresh();
    return { told: mobileChangeWords(locale).code.resent };
  });
}

/** The number's code, and "Confirm". */
export async function enterNumberCodeAction(state: FormState, data: FormData): Promise<FormState> {
  return handleForm({ state, data, schema: codeForm, echo: [] }, async ({ code }, locale) =>
    actOn(locale, (own) => enterNumberCode(portal().ports, own, code)),
  );
}

/** Asks the operators again. */
export async function tryAgainAction(state: FormState, data: FormData): Promise<FormState> {
  return handleForm({ state, data, schema: emptyForm, echo: [] }, async (_, locale) =>
    actOn(locale, (own) => matchNumber(portal().ports, own)),
  );
}

/** The last word: does what the person came for. */
export async function confirmAction(state: FormState, data: FormData): Promise<FormState> {
  return handleForm({ state, data, schema: confirmForm, echo: [] }, async ({ waitMs }, locale) => {
    const outcome = await actOn(locale, (own) => confirmRecovery(portal().ports, own, waitMs));
    // What the page said may have changed: it is read anew.
    if ("refused" in outcome) refresh();
    return outcome;
  });
}

/** "I need more time": what is typed stays where it is. */
export async function moreTimeAction(state: FormState, data: FormData): Promise<FormState> {
  return handleForm({ state, data, schema: emptyForm, echo: [] }, async (_, locale) => {
    const own = await ownRecovery(locale);
    if (own === null) return { go: recoveryStartPath(locale) };
    const until = await askForMoreTime(portal().ports, own);
    return until.ok ? moreTimeGiven(locale, until.value) : refusalOutcome(locale, own, until.refusal);
  });
}
