"use server";

import { refresh } from "next/cache";
import { BELONGINGS, type RecoveryProof } from "#lib/domain/recovery/belongings.ts";
import type { Channel } from "#lib/domain/recovery/state.ts";
import { enterChannelCode, sendChannelCode } from "#lib/flows/recovery/channel-code.ts";
import { leaveEmailOut, withholdProof } from "#lib/flows/recovery/leave-out.ts";
import { resendNumberCode } from "#lib/flows/recovery/send-number-code.ts";
import { showDeskCode } from "#lib/flows/recovery/show-desk-code.ts";
import { showFactor } from "#lib/flows/recovery/show-factor.ts";
import { showFacts } from "#lib/flows/recovery/show-facts.ts";
import { showPasskey } from "#lib/flows/recovery/show-passkey.ts";
import { showPassword } from "#lib/flows/recovery/show-password.ts";
import { vouchByDeskCode, vouchByPasskey } from "#lib/flows/recovery/vouch-abroad.ts";
import { handleForm } from "#lib/http/form-action.ts";
import type { FormState } from "#lib/http/form-state.ts";
import { mobileChangeWords } from "#lib/i18n/messages/mobile-change/words.ts";
import { portal } from "#lib/portal.ts";
import {
  codeForm,
  deskCodeForm,
  emptyForm,
  factsForm,
  passkeyForm,
  passwordForm,
  recoveryCodeForm,
  totpForm,
} from "./forms.ts";
import { actOn, refusalOutcome } from "./outcome.ts";
import { recoveryStartPath } from "./paths.ts";
import { ownRecovery } from "./queries.ts";

/** A browser may send anything as a bound argument: what is no channel counts as the e-mail on file. */
const channelOf = (sent: unknown): Channel => (sent === "old_sim" || sent === "new_email" ? sent : "email");

/** A browser may send anything as a bound argument: what is no belonging counts as the papers, which are never withheld. */
const proofOf = (sent: unknown): RecoveryProof => BELONGINGS.find((one) => one === sent) ?? "registry_facts";

/** Birth date and id expiry date. */
export async function showFactsAction(state: FormState, data: FormData): Promise<FormState> {
  const echo = ["birthDate", "idExpiry"] as const;
  return handleForm({ state, data, schema: factsForm, echo }, async (typed, locale) =>
    actOn(locale, (own) => showFacts(portal().ports, own, typed)),
  );
}

/** The account's password. */
export async function showPasswordAction(state: FormState, data: FormData): Promise<FormState> {
  return handleForm({ state, data, schema: passwordForm, echo: [] }, async ({ password }, locale) =>
    actOn(locale, (own) => showPassword(portal().ports, own, password)),
  );
}

/** A passkey. Each answer uses its challenge up: whoever is refused gets the page's next one. */
export async function showPasskeyAction(state: FormState, data: FormData): Promise<FormState> {
  return handleForm({ state, data, schema: passkeyForm, echo: [] }, async ({ passkey }, locale) => {
    const outcome = await actOn(locale, (own) => showPasskey(portal().ports, own, passkey));
    if ("refused" in outcome) refresh();
    return outcome;
  });
}

/** A code of the authenticator app. */
export async function showTotpAction(state: FormState, data: FormData): Promise<FormState> {
  return handleForm({ state, data, schema: totpForm, echo: [] }, async ({ code }, locale) =>
    actOn(locale, (own) => showFactor(portal().ports, own, { factor: "totp", code })),
  );
}

/** One of the printed codes. */
export async function showRecoveryCodeAction(state: FormState, data: FormData): Promise<FormState> {
  return handleForm({ state, data, schema: recoveryCodeForm, echo: [] }, async ({ code }, locale) =>
    actOn(locale, (own) => showFactor(portal().ports, own, { factor: "recovery_code", code })),
  );
}

/** A service-desk code. */
export async function showDeskCodeAction(state: FormState, data: FormData): Promise<FormState> {
  return handleForm({ state, data, schema: deskCodeForm, echo: [] }, async ({ code }, locale) =>
    actOn(locale, (own) => showDeskCode(portal().ports, own, code)),
  );
}

/** A passkey for a number of another country. */
export async function vouchByPasskeyAction(state: FormState, data: FormData): Promise<FormState> {
  return handleForm({ state, data, schema: passkeyForm, echo: [] }, async ({ passkey }, locale) => {
    const outcome = await actOn(locale, (own) => vouchByPasskey(portal().ports, own, passkey));
    if ("refused" in outcome) refresh();
    return outcome;
  });
}

/** A service-desk code for a number of another country. */
export async function vouchByDeskCodeAction(state: FormState, data: FormData): Promise<FormState> {
  return handleForm({ state, data, schema: deskCodeForm, echo: [] }, async ({ code }, locale) =>
    actOn(locale, (own) => vouchByDeskCode(portal().ports, own, code)),
  );
}

/** The code to a number of another country that somebody has vouched for, where it could not be sent at once. */
export async function sendAbroadAction(state: FormState, data: FormData): Promise<FormState> {
  return handleForm({ state, data, schema: emptyForm, echo: [] }, async (_, locale) =>
    actOn(locale, (own) => resendNumberCode(portal().ports, own)),
  );
}

/** Sends a code to a channel, or another one. */
export async function sendChannelCodeAction(sent: Channel, state: FormState, data: FormData): Promise<FormState> {
  return handleForm({ state, data, schema: emptyForm, echo: [] }, async (_, locale) => {
    const own = await ownRecovery(locale);
    if (own === null) return { go: recoveryStartPath(locale) };
    const result = await sendChannelCode(portal().ports, own, channelOf(sent));
    if (!result.ok) return refusalOutcome(locale, own, result.refusal);
    refresh();
    return { told: mobileChangeWords(locale).code.resent };
  });
}

/** A channel's code, and "Confirm". */
export async function enterChannelCodeAction(sent: Channel, state: FormState, data: FormData): Promise<FormState> {
  return handleForm({ state, data, schema: codeForm, echo: [] }, async ({ code }, locale) =>
    actOn(locale, (own) => enterChannelCode(portal().ports, own, { channel: channelOf(sent), code })),
  );
}

/** "I cannot show this". */
export async function withholdAction(sent: RecoveryProof, state: FormState, data: FormData): Promise<FormState> {
  return handleForm({ state, data, schema: emptyForm, echo: [] }, async (_, locale) =>
    actOn(locale, (own) => withholdProof(portal().ports, own, proofOf(sent))),
  );
}

/** Goes on with the number alone. */
export async function leaveEmailOutAction(state: FormState, data: FormData): Promise<FormState> {
  return handleForm({ state, data, schema: emptyForm, echo: [] }, async (_, locale) =>
    actOn(locale, (own) => leaveEmailOut(portal().ports, own)),
  );
}
