import type { Choice } from "#components/choice-cards.tsx";
import type { Locale } from "#lib/i18n/locales.ts";
import { freezeWords } from "#lib/i18n/messages/freeze/words.ts";
import { recoveryWords } from "#lib/i18n/messages/recovery/words.ts";
import { serviceDeskWords } from "#lib/i18n/messages/service-desk/words.ts";
import { freezePath } from "./paths.ts";

/** The ways of freezing without a hold code, the quickest first. */
export function otherWays(locale: Locale): readonly Choice[] {
  const { ways } = freezeWords(locale);
  const choice = (way: keyof typeof ways, icon: Choice["icon"], href: string): Choice => ({
    title: ways[way].title,
    description: ways[way].about,
    icon,
    way: { href },
  });
  return [
    choice("password", "lock", freezePath(locale, "password")),
    choice("code", "mail", freezePath(locale, "code")),
    choice("number", "papers", `/${locale}/recovery/freeze`),
  ];
}

/** What else brings people here: a stolen phone, the end of a freeze, a service-desk code, a lost phone. */
export function OtherMatters({ locale }: { readonly locale: Locale }) {
  const words = freezeWords(locale);
  const { aims } = recoveryWords(locale);
  const links = [
    { href: `/${locale}/recovery/stolen`, label: aims.report_stolen_phone.title },
    { href: `/${locale}/recovery/lift`, label: aims.lift_freeze.title },
    { href: `/${locale}/freeze/service-desk`, label: serviceDeskWords(locale).confirmTitle },
    { href: `/${locale}/recovery`, label: words.lostPhone },
  ];
  return (
    <details className="details">
      <summary>{words.more}</summary>
      {links.map(({ href, label }) => (
        <p key={href}>
          <a href={href}>{label}</a>
        </p>
      ))}
    </details>
  );
}
