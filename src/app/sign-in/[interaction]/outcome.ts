import type { SignedIn } from "#lib/flows/sign-in/enter-code.ts";
import type { FormOutcome } from "#lib/http/form-action.ts";
import { portal } from "#lib/portal.ts";
import { cookieHeader } from "./queries.ts";

/** The page of this interaction, in the step that it is in now. */
export const here = (uid: string): FormOutcome => ({ go: `/sign-in/${encodeURIComponent(uid)}` });

/** Signs the person in and leads on to the site. */
export async function finish(uid: string, signedIn: SignedIn): Promise<FormOutcome> {
  const onward = await portal().interactions.finishLogin(uid, await cookieHeader(), signedIn);
  return onward === null ? here(uid) : { go: onward };
}
