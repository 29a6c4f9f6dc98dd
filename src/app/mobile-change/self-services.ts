import type { Choice } from "#components/choice-cards.tsx";
import type { Locale } from "#lib/i18n/locales.ts";
import { mobileChangeWords } from "#lib/i18n/messages/mobile-change/words.ts";
import { vocabulary } from "#lib/i18n/messages/vocabulary/words.ts";
import { signInHref } from "#lib/session/account-sign-in.ts";
import { type ChangeRoute, changeBeginPath, changePath } from "./paths.ts";

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

/** Where "Change phone number" leads: in the account area by way of a fresh sign-in, which the change then begins with. */
export function numberHref(locale: Locale, route: ChangeRoute): string {
  if (route === "absher") return changePath(locale, route, "number");
  return signInHref({ locale, returnTo: changeBeginPath(locale, route), freshness: "fresh" });
}
