import { PROVIDER_ID } from "../lib/auth.ts";
import { csrfToken } from "../lib/current-person.ts";
import { basePath, type Locale, type Site } from "../lib/site.ts";
import { WORDS } from "./words.ts";

/** What the entrance adds to an address when a sign-in was not completed. */
export type SignInOutcome = { readonly searchParams: Promise<{ readonly stopped?: string }> };

type Props = SignInOutcome & { readonly site: Site; readonly locale: Locale };

/** The way in: a plain form to next-auth. The portal speaks the language of this page. */
export async function SignInForm({ site, locale, searchParams }: Props) {
  const words = WORDS[locale];
  const { stopped } = await searchParams;
  return (
    <>
      {stopped === undefined ? null : (
        <p className="notice" role="alert">
          {words.stopped}
        </p>
      )}
      <form action={`${basePath(site)}/api/auth/signin/${PROVIDER_ID}?ui_locales=${locale}`} method="post">
        <input name="csrfToken" type="hidden" value={await csrfToken(site)} />
        <input name="callbackUrl" type="hidden" value={`${basePath(site)}/${locale}`} />
        <button className="main" type="submit">
          {words.signIn}
        </button>
      </form>
      <p className="quiet">{words.how}</p>
    </>
  );
}
