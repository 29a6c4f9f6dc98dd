import { currentPerson } from "../../../lib/current-person.ts";
import { type LocaleParams, pageLocale } from "../../../lib/page-locale.ts";
import { SignInForm, type SignInOutcome } from "../../../parts/sign-in-form.tsx";
import { tawakkalna } from "../site.ts";
import { WORDS } from "../words.ts";
import { DigitalCard } from "./digital-card.tsx";
import { Screen } from "./screen.tsx";

/** The app's first screen: the way in, or the digital card. */
export default async function Page(props: LocaleParams & SignInOutcome) {
  const locale = await pageLocale(tawakkalna, props);
  const claims = await currentPerson(tawakkalna);
  if (claims !== null) {
    return (
      <Screen bar="shown" locale={locale} path="">
        <DigitalCard claims={claims} locale={locale} />
      </Screen>
    );
  }
  return (
    <Screen bar="hidden" locale={locale} path="">
      <h1>{WORDS[locale].welcome}</h1>
      <p>{WORDS[locale].purpose}</p>
      <SignInForm locale={locale} searchParams={props.searchParams} site={tawakkalna} />
    </Screen>
  );
}
