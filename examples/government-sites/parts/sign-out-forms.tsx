import { signOutEverywhere, signOutHere } from "../lib/sign-out.ts";
import type { Locale, Site } from "../lib/site.ts";
import { WORDS } from "./words.ts";

type Props = { readonly site: Site; readonly locale: Locale };

/** Both ways out: of this site, and of the national account. */
export function SignOutForms({ site, locale }: Props) {
  const words = WORDS[locale];
  return (
    <>
      <div className="ways-out">
        <form action={signOutHere.bind(null, site.id, locale)}>
          <button type="submit">{words.signOutHere}</button>
        </form>
        <form action={signOutEverywhere.bind(null, site.id, locale)}>
          <button type="submit">{words.signOutEverywhere}</button>
        </form>
      </div>
      <p className="quiet">{words.signOutHelp}</p>
    </>
  );
}
