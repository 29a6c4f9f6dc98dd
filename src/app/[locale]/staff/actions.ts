"use server";

import { refresh } from "next/cache";
import { z } from "zod";
import { createdPasskeyField, shownPasskeyField } from "#lib/domain/factors/passkey-answer.ts";
import { nationalIdField } from "#lib/domain/fields.ts";
import { lookupNoteField, lookupReasonField, secretField } from "#lib/domain/service-desk/fields.ts";
import { enrolOfficer } from "#lib/flows/service-desk/enrol-officer.ts";
import { offerEnrolment } from "#lib/flows/service-desk/load-enrolment.ts";
import { lookUpPerson } from "#lib/flows/service-desk/look-up-person.ts";
import { signInOfficer, signOutOfficer } from "#lib/flows/service-desk/officer-sign-in.ts";
import { handleForm } from "#lib/http/form-action.ts";
import type { FormState } from "#lib/http/form-state.ts";
import { portal } from "#lib/portal.ts";
import { readOfficerCookie, requireOfficer, writeOfficerCookie } from "#lib/session/officer-session.ts";
import { enrolPath, personPath, staffPath } from "./paths.ts";

const signInForm = z.object({ page: secretField, answer: shownPasskeyField });
const enrolmentForm = z.object({ token: secretField });
const passkeyForm = z.object({ answer: createdPasskeyField });
const findForm = z.object({ nationalId: nationalIdField, reason: lookupReasonField, note: lookupNoteField });

/** Signs an officer in; a refused answer is asked for anew, since its challenge is used up. */
export async function signInOfficerAction(state: FormState, data: FormData): Promise<FormState> {
  return handleForm({ state, data, schema: signInForm, echo: [] }, async (typed, locale) => {
    const signedIn = await signInOfficer(portal().ports, typed);
    refresh();
    if (!signedIn.ok) return { refused: signedIn.refusal };
    await writeOfficerCookie("staff-session", signedIn.value);
    return { go: staffPath(locale) };
  });
}

/** Ends the officer's session. */
export async function signOutOfficerAction(state: FormState, data: FormData): Promise<FormState> {
  return handleForm({ state, data, schema: z.object({}), echo: [] }, async (_, locale) => {
    const token = await readOfficerCookie("staff-session");
    if (token !== null) await signOutOfficer(portal().ports, token);
    await writeOfficerCookie("staff-session", null);
    return { go: staffPath(locale) };
  });
}

/** Takes the secret of an enrolment address; it goes on in a cookie, so that it stands in no address. */
export async function beginEnrolmentAction(state: FormState, data: FormData): Promise<FormState> {
  return handleForm({ state, data, schema: enrolmentForm, echo: [] }, async ({ token }, locale) => {
    const offered = await offerEnrolment(portal().ports, token);
    if (!offered.ok) return { refused: offered.refusal };
    await writeOfficerCookie("staff-enrolment", token);
    return { go: `${enrolPath(locale)}/passkey` };
  });
}

/** Keeps the passkey that was made and uses the address up. */
export async function enrolOfficerAction(state: FormState, data: FormData): Promise<FormState> {
  return handleForm({ state, data, schema: passkeyForm, echo: [] }, async ({ answer }, locale) => {
    const token = (await readOfficerCookie("staff-enrolment")) ?? "";
    const enrolled = await enrolOfficer(portal().ports, { token, answer });
    refresh();
    if (!enrolled.ok) return { refused: enrolled.refusal };
    await writeOfficerCookie("staff-enrolment", null);
    return { go: `${enrolPath(locale)}/${enrolled.value.founderSeat === null ? "waiting" : "done"}` };
  });
}

/** Finds one person by id, with a reason. */
export async function findPersonAction(state: FormState, data: FormData): Promise<FormState> {
  const echo = ["nationalId", "reason", "note"] as const;
  return handleForm({ state, data, schema: findForm, echo }, async (asked, locale) => {
    const found = await lookUpPerson(portal().ports, await requireOfficer(locale), asked);
    if (found.ok) return { go: personPath(locale, found.value) };
    return found.refusal.code === "nobody_found"
      ? { refused: found.refusal, field: "nationalId" }
      : { refused: found.refusal };
  });
}
