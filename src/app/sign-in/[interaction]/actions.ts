"use server";

import { z } from "zod";
import { codeField, pictureAnswerField, recoveryCodeField, signInNameField } from "#lib/domain/fields.ts";
import { currentPasswordField } from "#lib/domain/password-field.ts";
import { PICTURE_DIGITS } from "#lib/domain/picture-answer.ts";
import type { Result } from "#lib/domain/result.ts";
import { SIGN_IN_START } from "#lib/domain/sign-in/machine.ts";
import type { SignInRefusal } from "#lib/domain/sign-in/refusal.ts";
import { SECOND_FACTORS, type TypedFactor } from "#lib/domain/sign-in/second-step.ts";
import { startRegistration } from "#lib/flows/registration/start-registration.ts";
import { chooseWay } from "#lib/flows/sign-in/choose-way.ts";
import { completedSignIn, enterCode, type SignedIn, type TypedCode } from "#lib/flows/sign-in/enter-code.ts";
import { enterFactor } from "#lib/flows/sign-in/enter-factor.ts";
import { resendCode } from "#lib/flows/sign-in/send-code.ts";
import { startOver } from "#lib/flows/sign-in/start-over.ts";
import { submitCredentials } from "#lib/flows/sign-in/submit-credentials.ts";
import { type FormOutcome, handleForm } from "#lib/http/form-action.ts";
import type { FormState } from "#lib/http/form-state.ts";
import { moreTimeGiven } from "#lib/http/more-time.ts";
import { currentVisit, rememberDevice } from "#lib/http/visit.ts";
import { signInWords } from "#lib/i18n/messages/sign-in/words.ts";
import { portal } from "#lib/portal.ts";
import { bindFlow } from "#lib/session/flow-cookie.ts";
import { finish, here } from "./outcome.ts";
import { askedHere, cookieHeader } from "./queries.ts";

const credentials = z.object({ name: signInNameField, password: currentPasswordField, picture: pictureAnswerField });
const code = z.object({ code: codeField });
const recoveryCode = z.object({ code: recoveryCodeField });
const nothing = z.object({});

/** Refusals that belong to the box of the code. */
const AT_THE_CODE = /^code_|^(totp|recovery_code)_wrong$/;

/** Name, password and picture code. */
export async function submitCredentialsAction(uid: string, state: FormState, data: FormData): Promise<FormState> {
  const { ports } = portal();
  const picture = pictureOf(uid);
  return handleForm({ state, data, schema: credentials, echo: ["name"], picture }, async (typed) => {
    if ((await askedHere(uid)) === null) return here(uid);
    const outcome = await submitCredentials(ports, { uid, visit: await currentVisit(), ...typed });
    if (outcome.ok) return here(uid);
    return outcome.refusal.code.startsWith("picture_")
      ? { refused: outcome.refusal, field: "picture" }
      : { refused: outcome.refusal };
  });
}

/** The code of the text message; the right one leads back to the site. */
export async function enterCodeAction(uid: string, state: FormState, data: FormData): Promise<FormState> {
  const { ports } = portal();
  return handleForm({ state, data, schema: code, echo: [] }, (typed) =>
    completeBy(uid, typed.code, (given) => enterCode(ports, given)),
  );
}

/** The code of the authenticator app. */
export async function enterTotpAction(uid: string, state: FormState, data: FormData): Promise<FormState> {
  return handleForm({ state, data, schema: code, echo: [] }, (typed) => completeByOwn(uid, "totp", typed.code));
}

/** A printed code. */
export async function enterRecoveryCodeAction(uid: string, state: FormState, data: FormData): Promise<FormState> {
  return handleForm({ state, data, schema: recoveryCode, echo: [] }, (typed) =>
    completeByOwn(uid, "recovery_code", typed.code),
  );
}

/** "Another way". */
export async function chooseWayAction(uid: string, state: FormState, data: FormData): Promise<FormState> {
  return handleForm({ state, data, schema: nothing, echo: [] }, async () => {
    if ((await askedHere(uid)) === null) return here(uid);
    const way = SECOND_FACTORS.find((known) => known === data.get("way"));
    if (way === undefined) return here(uid);
    const outcome = await chooseWay(portal().ports, { uid, visit: await currentVisit() }, way);
    if (outcome.ok || outcome.refusal.code === "step_passed") return here(uid);
    return { refused: outcome.refusal };
  });
}

/** Another code, for the same sign-in. */
export async function resendCodeAction(uid: string, state: FormState, data: FormData): Promise<FormState> {
  const { ports } = portal();
  return handleForm({ state, data, schema: nothing, echo: [] }, async (_, locale) => {
    if ((await askedHere(uid)) === null) return here(uid);
    const outcome = await resendCode(ports, { uid, visit: await currentVisit() });
    return outcome.ok ? { told: signInWords(locale).resent } : { refused: outcome.refusal };
  });
}

/** Back to name and password; the guesses stay used. */
export async function startOverAction(uid: string, state: FormState, data: FormData): Promise<FormState> {
  return handleForm({ state, data, schema: nothing, echo: [] }, async () => {
    if ((await askedHere(uid)) !== null) await startOver(portal().ports, uid);
    return here(uid);
  });
}

/** "I need more time": what is typed stays where it is. */
export async function moreTimeAction(uid: string, state: FormState, data: FormData): Promise<FormState> {
  return handleForm({ state, data, schema: nothing, echo: [] }, async (_, locale) => {
    const until = await portal().interactions.askForMoreTime(uid, await cookieHeader());
    if (until === null) return here(uid);
    if (until.ok) return moreTimeGiven(locale, until.value);
    return until.refusal.code === "time_over" ? here(uid) : { refused: { code: "time_at_maximum" } };
  });
}

/** Goes on after a sign-in that was completed but whose way back was interrupted. */
export async function continueAction(uid: string, state: FormState, data: FormData): Promise<FormState> {
  const { ports } = portal();
  return handleForm({ state, data, schema: nothing, echo: [] }, async () => {
    const found = await ports.signIns.find(uid);
    const outcome = await completedSignIn(ports, found?.state ?? SIGN_IN_START);
    return outcome.ok ? finish(uid, outcome.value) : { refused: outcome.refusal };
  });
}

/** Begins a registration from here; when it is done the person returns to the site, signed in. */
export async function createAccountAction(uid: string, state: FormState, data: FormData): Promise<FormState> {
  return handleForm({ state, data, schema: nothing, echo: [] }, async (_, locale) => {
    const asked = await askedHere(uid);
    if (asked === null) return here(uid);
    const returnTo = { interactionUid: uid, site: asked.client.name };
    await bindFlow("registration", await startRegistration(portal().ports, { returnTo }));
    return { go: `/${locale}/registration` };
  });
}

/** Agrees, or not, to send what the page showed. */
export async function answerConsentAction(uid: string, state: FormState, data: FormData): Promise<FormState> {
  return handleForm({ state, data, schema: nothing, echo: [] }, async () => {
    // What was ticked counts only as far as it was asked (oidc/consent-answer.ts).
    const ticked = data.getAll("agree").filter((group) => typeof group === "string");
    const answer = data.get("intent") === "allow" ? { ticked } : "deny";
    const onward = await portal().interactions.finishConsent(uid, await cookieHeader(), answer);
    return onward === null ? here(uid) : { go: onward };
  });
}

const completeByOwn = (uid: string, way: TypedFactor, typed: string): Promise<FormOutcome> =>
  completeBy(uid, typed, (given) => enterFactor(portal().ports, way, given));

/** Completes the sign-in by a code, and remembers this browser. */
async function completeBy(
  uid: string,
  typed: string,
  enter: (given: TypedCode) => Promise<Result<SignedIn, SignInRefusal>>,
): Promise<FormOutcome> {
  if ((await askedHere(uid)) === null) return here(uid);
  const visit = await currentVisit();
  const deviceToken = visit.deviceToken ?? portal().ports.chance.token();
  const outcome = await enter({ uid, visit: { ...visit, deviceToken }, code: typed });
  if (!outcome.ok) return refusedCode(outcome.refusal);
  await rememberDevice(deviceToken);
  return finish(uid, outcome.value);
}

function refusedCode(refusal: Extract<FormOutcome, { refused: unknown }>["refused"]): FormOutcome {
  return AT_THE_CODE.test(refusal.code) ? { refused: refusal, field: "code" } : { refused: refusal };
}

/** How the sign-in form gets its picture code; a longer one from the moment that it was demanded. */
function pictureOf(uid: string) {
  const { pictures, signIns, clock } = portal().ports;
  const ticket = () => ({ purpose: "sign_in", flowId: uid, now: clock.now() }) as const;
  const digits = async (): Promise<number> => {
    const state = (await signIns.find(uid))?.state ?? SIGN_IN_START;
    return "pictureDigits" in state ? state.pictureDigits : PICTURE_DIGITS.ordinary;
  };
  return {
    current: async () => pictures.current(ticket(), await digits()),
    renew: async () => pictures.renew(ticket(), await digits()),
  };
}
