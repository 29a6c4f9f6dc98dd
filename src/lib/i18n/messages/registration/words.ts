import type { LinkedPlatform } from "#lib/domain/account/platforms.ts";
import type { RegistrationEnd } from "#lib/domain/registration/state.ts";
import { catalogue } from "#lib/i18n/catalogue.ts";
import { ar } from "./ar.ts";
import { en } from "./en.ts";

type Reason = { readonly what: string; readonly next: string };

/** What must be worded whatever the catalogue looks like: every end of a registration, and every platform. */
type Complete = {
  readonly refused: { readonly reasons: Readonly<Record<RegistrationEnd, Reason>> };
  readonly done: { readonly platformNames: Readonly<Record<LinkedPlatform, string>> };
};

/** The shape of the registration's words; the Arabic module is the original. */
export type RegistrationWords = typeof ar & Complete;

/** The registration's words in a language. */
export const registrationWords = catalogue<RegistrationWords>({ ar, en });
