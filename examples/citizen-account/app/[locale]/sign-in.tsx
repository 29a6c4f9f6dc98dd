import { PROVIDER_ID } from "../../lib/auth.ts";
import { BASE_PATH, type Locale } from "../../lib/site.ts";
import { WORDS } from "../../lib/words.ts";

type Props = { readonly locale: Locale; readonly csrfToken: string; readonly outcome: "none" | "stopped" };

/** The way in: a plain form to next-auth. The portal speaks the language of this page. */
export function SignIn({ locale, csrfToken, outcome }: Props) {
  const words = WORDS[locale];
  return (
    <>
      <h1>{words.welcome}</h1>
      <p>{words.purpose}</p>
      {outcome === "stopped" ? (
        <p className="notice" role="alert">
          {words.stopped}
        </p>
      ) : null}
      <form action={`${BASE_PATH}/api/auth/signin/${PROVIDER_ID}?ui_locales=${locale}`} method="post">
        <input name="csrfToken" type="hidden" value={csrfToken} />
        <input name="callbackUrl" type="hidden" value={`${BASE_PATH}/${locale}`} />
        <button className="main" type="submit">
          {words.signIn}
        </button>
      </form>
      <p className="quiet">{words.how}</p>
    </>
  );
}
