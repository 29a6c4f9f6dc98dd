import type { Choice } from "#components/choice-cards.tsx";
import type { Locale } from "#lib/i18n/locales.ts";
import { mobileChangeWords } from "#lib/i18n/messages/mobile-change/words.ts";
import { vocabulary } from "#lib/i18n/messages/vocabulary/words.ts";
import { signInHref } from "#lib/session/account-sign-in.ts";
import { type ChangeRoute, changePath, changeStartPath } from "./paths.ts";

/** What a person can do by themselves, on either route. */
export function selfServices(locale: Locale, route: ChangeRoute): readonly Choice[] {
  const common = vocabulary(locale);
  const words = mobileChangeWords(locale).services;
  return [
    {
      title: common.changePhoneNumber,
      description: words.changeAbout,
      icon: "sim",
      way: { href: numberHref(locale, route) },
    },
    { title: common.freezeAccount, description: words.freezeAbout, icon: "freeze", way: { href: `/${locale}/freeze` } },
  ];
}

/** Where "Change phone number" leads: in the account area by way of a fresh sign-in, as the order of steps has it. */
export function numberHref(locale: Locale, route: ChangeRoute): string {
  if (route === "absher") return changePath(locale, route, "number");
  return signInHref({ locale, returnTo: changeStartPath(locale, route), freshness: "fresh" });
}
