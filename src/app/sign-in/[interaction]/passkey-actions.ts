"use server";

import { refresh } from "next/cache";
import { z } from "zod";
import { shownPasskeyField } from "#lib/domain/factors/passkey-answer.ts";
import { signInByPasskey } from "#lib/flows/sign-in/sign-in-by-passkey.ts";
import { handleForm } from "#lib/http/form-action.ts";
import type { FormState } from "#lib/http/form-state.ts";
import { currentVisit, rememberDevice } from "#lib/http/visit.ts";
import { portal } from "#lib/portal.ts";
import { finish, here } from "./outcome.ts";
import { askedHere, cookieHeader } from "./queries.ts";

const shown = z.object({ passkey: shownPasskeyField });
const nothing = z.object({});

/** A passkey alone; the right one leads back to the site. */
export async function showPasskeyAction(uid: string, state: FormState, data: FormData): Promise<FormState> {
  const { ports } = portal();
  return handleForm({ state, data, schema: shown, echo: [] }, async ({ passkey }) => {
    const asked = await askedHere(uid);
    if (asked?.prompt !== "login") return here(uid);
    const visit = await currentVisit();
    const deviceToken = visit.deviceToken ?? ports.chance.token();
    const steppingUp = asked.session?.accountId ?? null;
    const given = { uid, visit: { ...visit, deviceToken }, answer: passkey, steppingUp };
    const outcome = await signInByPasskey(ports, given);
    if (outcome.ok) {
      await rememberDevice(deviceToken);
      return finish(uid, outcome.value);
    }
    // The challenge is used up: the page needs the next one.
    refresh();
    return { refused: outcome.refusal };
  });
}

/** Goes on below the level that the site only wished for. */
export async function leaveLevelAction(uid: string, state: FormState, data: FormData): Promise<FormState> {
  return handleForm({ state, data, schema: nothing, echo: [] }, async () => {
    const onward = await portal().interactions.leaveLevel(uid, await cookieHeader());
    return onward === null ? here(uid) : { go: onward };
  });
}

/** Back to the site, which is told that the level it cannot do without is not met. */
export async function refuseLevelAction(uid: string, state: FormState, data: FormData): Promise<FormState> {
  return handleForm({ state, data, schema: nothing, echo: [] }, async () => {
    const onward = await portal().interactions.refuseLevel(uid, await cookieHeader());
    return onward === null ? here(uid) : { go: onward };
  });
}
