"use server";

import { z } from "zod";
import type { EnrolledKind } from "#lib/domain/factors/enrolment-machine.ts";
import { codeField, optionalFactorNameField } from "#lib/domain/fields.ts";
import { askForMoreTime } from "#lib/flows/factors/ask-for-more-time.ts";
import { keepCodes, proveApp } from "#lib/flows/factors/complete-enrolment.ts";
import { removeFactor } from "#lib/flows/factors/remove-factor.ts";
import { handleForm } from "#lib/http/form-action.ts";
import type { FormState } from "#lib/http/form-state.ts";
import { moreTimeGiven } from "#lib/http/more-time.ts";
import { portal } from "#lib/portal.ts";
import { requireFreshAccount } from "#lib/session/require-account.ts";
import { enrolmentBeginPath, enrolmentPath, removalPath, securityPath } from "./paths.ts";
import { ownEnrolment } from "./queries.ts";

const appForm = z.object({ name: optionalFactorNameField, code: codeField });
const nothing = z.object({});

/** A browser may send anything as a bound argument. */
const kindSent = (sent: unknown): EnrolledKind => (sent === "totp" ? "totp" : "recovery_code");

/** The app's first code: adds the app. */
export async function proveAppAction(state: FormState, data: FormData): Promise<FormState> {
  return handleForm({ state, data, schema: appForm, echo: ["name"] }, async ({ code, name }, locale) => {
    const own = await ownEnrolment(locale, "totp");
    if (own === null) return { go: enrolmentBeginPath(locale, "totp") };
    const proved = await proveApp(portal().ports, own, { code, name });
    if (proved.ok || proved.refusal.code === "step_passed") return { go: enrolmentPath(locale, "totp") };
    return proved.refusal.code === "totp_wrong"
      ? { refused: proved.refusal, field: "code" }
      : { refused: proved.refusal };
  });
}

/** "I have kept the codes": they count from now on. */
export async function keepCodesAction(state: FormState, data: FormData): Promise<FormState> {
  return handleForm({ state, data, schema: nothing, echo: [] }, async (_, locale) => {
    const own = await ownEnrolment(locale, "recovery_code");
    if (own === null) return { go: enrolmentBeginPath(locale, "recovery_code") };
    const kept = await keepCodes(portal().ports, own);
    if (kept.ok || kept.refusal.code === "step_passed") return { go: enrolmentPath(locale, "recovery_code") };
    return { refused: kept.refusal };
  });
}

/** Removes the app or the printed codes, after a fresh sign-in. */
export async function removeFactorAction(sent: EnrolledKind, state: FormState, data: FormData): Promise<FormState> {
  const kind = kindSent(sent);
  return handleForm({ state, data, schema: nothing, echo: [] }, async (_, locale) => {
    const { account, session } = await requireFreshAccount(locale, removalPath(locale, kind));
    const removed = await removeFactor(portal().ports, kind, { account, methods: session.amr });
    if (removed.ok || removed.refusal.code === "factor_missing") return { go: securityPath(locale) };
    return { refused: removed.refusal };
  });
}

/** "I need more time". */
export async function moreTimeAction(sent: EnrolledKind, state: FormState, data: FormData): Promise<FormState> {
  const kind = kindSent(sent);
  return handleForm({ state, data, schema: nothing, echo: [] }, async (_, locale) => {
    const own = await ownEnrolment(locale, kind);
    const until = own === null ? null : await askForMoreTime(portal().ports, own);
    if (until === null) return { go: enrolmentBeginPath(locale, kind) };
    if (until.ok) return moreTimeGiven(locale, until.value);
    return until.refusal.code === "time_over"
      ? { go: enrolmentBeginPath(locale, kind) }
      : { refused: { code: "time_at_maximum" } };
  });
}
