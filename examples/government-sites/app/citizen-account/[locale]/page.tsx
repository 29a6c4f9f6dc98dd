import { received } from "../../../lib/claims.ts";
import { currentPerson } from "../../../lib/current-person.ts";
import { type LocaleParams, pageLocale } from "../../../lib/page-locale.ts";
import { ClaimList } from "../../../parts/claim.tsx";
import { Greeting } from "../../../parts/greeting.tsx";
import { SignInForm, type SignInOutcome } from "../../../parts/sign-in-form.tsx";
import { SignOutForms } from "../../../parts/sign-out-forms.tsx";
import { WORDS as SHARED } from "../../../parts/words.ts";
import { citizenAccount } from "../site.ts";
import { WORDS } from "../words.ts";

/** The site's one page: the way in, or what was received. */
export default async function Page(props: LocaleParams & SignInOutcome) {
  const locale = await pageLocale(citizenAccount, props);
  const claims = await currentPerson(citizenAccount);
  if (claims === null) {
    return (
      <>
        <h1>{WORDS[locale].name}</h1>
        <p>{WORDS[locale].purpose}</p>
        <SignInForm locale={locale} searchParams={props.searchParams} site={citizenAccount} />
      </>
    );
  }
  return (
    <>
      <Greeting claims={claims} locale={locale} />
      <p>{SHARED[locale].source}</p>
      <ClaimList claims={claims} locale={locale} names={received(claims)} />
      <SignOutForms locale={locale} site={citizenAccount} />
    </>
  );
}
