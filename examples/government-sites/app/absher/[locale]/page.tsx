import { currentPerson } from "../../../lib/current-person.ts";
import { type LocaleParams, pageLocale } from "../../../lib/page-locale.ts";
import { portalPage } from "../../../lib/portal-page.ts";
import { SignInForm, type SignInOutcome } from "../../../parts/sign-in-form.tsx";
import { absher } from "../site.ts";
import { WORDS } from "../words.ts";
import { Inside } from "./inside.tsx";

/** The site's one page: the way in, or the person's services and data. */
export default async function Page(props: LocaleParams & SignInOutcome) {
  const locale = await pageLocale(absher, props);
  const claims = await currentPerson(absher);
  if (claims !== null) return <Inside claims={claims} locale={locale} />;
  const words = WORDS[locale];
  return (
    <>
      <h1>{words.welcome}</h1>
      <p>{words.purpose}</p>
      <SignInForm locale={locale} searchParams={props.searchParams} site={absher} />
      <p className="quiet">{words.newHere}</p>
      <p>
        <a className="way" href={portalPage(locale, "/recovery")}>
          {words.lostPhone}
        </a>
      </p>
    </>
  );
}
