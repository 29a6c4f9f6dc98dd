import type { Choice } from "#components/choice-cards.tsx";
import type { Locale } from "#lib/i18n/locales.ts";
import { commonWords } from "#lib/i18n/messages/common/words.ts";
import { mobileChangeWords } from "#lib/i18n/messages/mobile-change/words.ts";
import { type ChangeRoute, changePath } from "./paths.ts";

/** What a person can do by themselves, on either route. */
export function selfServices(locale: Locale, route: ChangeRoute): readonly Choice[] {
  const common = commonWords(locale);
  const words = mobileChangeWords(locale).services;
  return [
    {
      title: common.changePhoneNumber,
      description: words.changeAbout,
      icon: "sim",
      way: { href: changePath(locale, route, "number") },
    },
    { title: common.freezeAccount, description: words.freezeAbout, icon: "freeze", way: { href: `/${locale}/freeze` } },
  ];
}
