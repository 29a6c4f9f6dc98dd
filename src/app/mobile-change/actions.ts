"use server";

import { refresh } from "next/cache";
import { type CountryCode, SAUDI_ONLY } from "#lib/domain/mobile-number.ts";
import { askForMoreTime } from "#lib/flows/mobile-change/ask-for-more-time.ts";
import { enterEmailCode, enterNumberCode, leaveEmailOut } from "#lib/flows/mobile-change/enter-code.ts";
import { giveNewNumber } from "#lib/flows/mobile-change/give-new-number.ts";
import { provePassword } from "#lib/flows/mobile-change/prove-password.ts";
import { confirmChange, resendCode } from "#lib/flows/mobile-change/send-code.ts";
import { startAbsherRoute } from "#lib/flows/mobile-change/start.ts";
import { proceed } from "#lib/flows/mobile-change/take-effect.ts";
import { handleForm } from "#lib/http/form-action.ts";
import type { FormState } from "#lib/http/form-state.ts";
import { moreTimeGiven } from "#lib/http/more-time.ts";
import { mobileChangeWords } from "#lib/i18n/messages/mobile-change/words.ts";
import { portal } from "#lib/portal.ts";
import { bindFlow, readFlowId, unbindFlow } from "#lib/session/flow-cookie.ts";
import { absherForm, codeForm, emptyForm, formOf, numberForm } from "./forms.ts";
import { actOn, refusalOutcome } from "./outcome.ts";
import { type ChangeRoute, changeBeginPath, changePath } from "./paths.ts";
import { pictureOf } from "./picture.ts";
import { FLOW_OF_ROUTE, ownFlow } from "./queries.ts";

/** A browser may send anything as a bound argument: what is no route counts as the one that opens nothing without a session. */
const routeOf = (sent: unknown): ChangeRoute => (sent === "absher" ? "absher" : "signed_in");

/** A password alone vouches for no number of another country, so the Absher route takes none. */
const countriesOf = (route: ChangeRoute): readonly CountryCode[] =>
  route === "absher" ? SAUDI_ONLY.allowed : portal().ports.policy.countries;

/** "Absher individuals": a new flow for this browser. */
export async function startAbsherAction(state: FormState, data: FormData): Promise<FormState> {
  return handleForm({ state, data, schema: emptyForm, echo: [] }, async (_, locale) => {
    await bindFlow(FLOW_OF_ROUTE.absher, await startAbsherRoute(portal().ports));
    return { go: changePath(locale, "absher", "sign-in") };
  });
}

/** "Start again" in the account area: leaves the change that there is, and signs in afresh for another one. */
export async function startAgainAction(state: FormState, data: FormData): Promise<FormState> {
  return handleForm({ state, data, schema: emptyForm, echo: [] }, async (_, locale) => {
    await unbindFlow(FLOW_OF_ROUTE.signed_in);
    return { go: changeBeginPath(locale, "signed_in") };
  });
}

/** Who it is, full name, password and picture code. */
export async function provePasswordAction(state: FormState, data: FormData): Promise<FormState> {
  const { ports } = portal();
  const picture = pictureOf(ports, await readFlowId(FLOW_OF_ROUTE.absher));
  const echo = ["name", "fullName"] as const;
  return handleForm({ state, data, schema: absherForm, echo, picture }, async (typed, locale) =>
    actOn(locale, "absher", (own) => provePassword(ports, own, typed)),
  );
}

/** The new number, and "Next". */
export async function giveNumberAction(sent: ChangeRoute, state: FormState, data: FormData): Promise<FormState> {
  const route = routeOf(sent);
  const echo = ["country", "mobile", "email"] as const;
  const schema = numberForm(formOf(data), countriesOf(route));
  return handleForm({ state, data, schema, echo }, async (typed, locale) => {
    const wish = { number: typed.mobile, email: typed.email?.address ?? null };
    return actOn(locale, route, (own) => giveNewNumber(portal().ports, own, wish));
  });
}

/** "Confirm the change": sends the code to the new number. */
export async function confirmChangeAction(sent: ChangeRoute, state: FormState, data: FormData): Promise<FormState> {
  return handleForm({ state, data, schema: emptyForm, echo: [] }, async (_, locale) =>
    actOn(locale, routeOf(sent), (own) => confirmChange(portal().ports, own)),
  );
}

/** Another code to the number or e-mail that is being proved. */
export async function resendCodeAction(sent: ChangeRoute, state: FormState, data: FormData): Promise<FormState> {
  return handleForm({ state, data, schema: emptyForm, echo: [] }, async (_, locale) => {
    let isSent = false;
    const outcome = await actOn(locale, routeOf(sent), async (own) => {
      const result = await resendCode(portal().ports, own);
      isSent = result.ok;
      return result;
    });
    if (!isSent) return outcome;
    refresh();
    return { told: mobileChangeWords(locale).code.resent };
  });
}

/** The new number's code, and "Next". */
export async function enterNumberCodeAction(sent: ChangeRoute, state: FormState, data: FormData): Promise<FormState> {
  return handleForm({ state, data, schema: codeForm, echo: [] }, async ({ code }, locale) =>
    actOn(locale, routeOf(sent), (own) => enterNumberCode(portal().ports, own, code)),
  );
}

/** The new e-mail's code, and "Next". */
export async function enterEmailCodeAction(sent: ChangeRoute, state: FormState, data: FormData): Promise<FormState> {
  return handleForm({ state, data, schema: codeForm, echo: [] }, async ({ code }, locale) =>
    actOn(locale, routeOf(sent), (own) => enterEmailCode(portal().ports, own, code)),
  );
}

/** Goes on with the number alone. */
export async function leaveEmailOutAction(sent: ChangeRoute, state: FormState, data: FormData): Promise<FormState> {
  return handleForm({ state, data, schema: emptyForm, echo: [] }, async (_, locale) =>
    actOn(locale, routeOf(sent), (own) => leaveEmailOut(portal().ports, own)),
  );
}

/** "I need more time": what is typed stays where it is. */
export async function moreTimeAction(sent: ChangeRoute, state: FormState, data: FormData): Promise<FormState> {
  const route = routeOf(sent);
  return handleForm({ state, data, schema: emptyForm, echo: [] }, async (_, locale) => {
    const own = await ownFlow(locale, route);
    if (own === null) return { go: changeBeginPath(locale, route) };
    const until = await askForMoreTime(portal().ports, own);
    return until.ok
      ? moreTimeGiven(locale, until.value)
      : refusalOutcome(locale, route, { own, refusal: until.refusal });
  });
}

/** Asks the operators again. */
export async function tryAgainAction(sent: ChangeRoute, state: FormState, data: FormData): Promise<FormState> {
  return handleForm({ state, data, schema: emptyForm, echo: [] }, async (_, locale) =>
    actOn(locale, routeOf(sent), (own) => proceed(portal().ports, own)),
  );
}
