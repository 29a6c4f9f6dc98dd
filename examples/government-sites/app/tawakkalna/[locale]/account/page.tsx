import { redirect } from "next/navigation";
import { currentPerson } from "../../../../lib/current-person.ts";
import { type LocaleParams, pageLocale } from "../../../../lib/page-locale.ts";
import { portalPage } from "../../../../lib/portal-page.ts";
import { basePath, type Locale } from "../../../../lib/site.ts";
import { SignOutForms } from "../../../../parts/sign-out-forms.tsx";
import { tawakkalna } from "../../site.ts";
import { WORDS } from "../../words.ts";
import { Screen } from "../screen.tsx";
import { Sign } from "../sign.tsx";

/** "My account": what the person can do with the account, all of it in the portal, and the ways out. */
export default async function Page(props: LocaleParams) {
  const locale = await pageLocale(tawakkalna, props);
  if ((await currentPerson(tawakkalna)) === null) redirect(`${basePath(tawakkalna)}/${locale}`);
  const words = WORDS[locale];
  return (
    <Screen bar="shown" locale={locale} path="/account">
      <h1>{words.account}</h1>
      <p>{words.accountAbout}</p>
      <ul className="ways">
        {ways(locale).map(({ page, sign, title, about }) => (
          <li key={page}>
            <Sign name={sign} />
            <div>
              <a href={portalPage(locale, page)}>{title}</a>
              <p>{about}</p>
            </div>
          </li>
        ))}
      </ul>
      <SignOutForms locale={locale} site={tawakkalna} />
    </Screen>
  );
}

function ways(locale: Locale) {
  const words = WORDS[locale];
  return [
    { page: "/account/mobile", sign: "phone", title: words.changeNumber, about: words.changeNumberAbout },
    { page: "/account/self-services", sign: "list", title: words.selfServices, about: words.selfServicesAbout },
    { page: "/account", sign: "person", title: words.nationalAccount, about: words.nationalAccountAbout },
  ] as const;
}
