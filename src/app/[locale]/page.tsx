import { ChoiceCards } from "#components/choice-cards.tsx";
import { Icon, type IconName } from "#components/icon.tsx";
import { Lattice } from "#components/lattice.tsx";
import { Mark } from "#components/mark.tsx";
import { currentLocale } from "#lib/i18n/current-locale.ts";
import type { Locale } from "#lib/i18n/locales.ts";
import { homeWords } from "#lib/i18n/messages/home/words.ts";
import { vocabulary } from "#lib/i18n/messages/vocabulary/words.ts";

const PROTECTION_ICONS: readonly IconName[] = ["sim", "mail", "shield"];

export default async function HomePage() {
  const locale = await currentLocale();
  const words = homeWords(locale);
  return (
    <div className="home">
      <div className="hero">
        <Lattice id="hero-lattice" />
        <div>
          <h1>{words.heading}</h1>
          <p className="hero-lead">{words.forWhom}</p>
        </div>
        <Mark />
      </div>
      <section aria-labelledby="ways">
        <h2 id="ways">{words.waysHeading}</h2>
        <ChoiceCards choices={ways(locale)} columns={2} id="way" />
      </section>
      <section aria-labelledby="protection">
        <h2 id="protection">{words.protectionHeading}</h2>
        <ul className="promises">
          {words.protection.map(({ title, text }, index) => (
            <li className="promise" key={title}>
              <Icon name={PROTECTION_ICONS[index] ?? "shield"} />
              <div>
                <h3>{title}</h3>
                <p>{text}</p>
              </div>
            </li>
          ))}
        </ul>
      </section>
    </div>
  );
}

function ways(locale: Locale) {
  const common = vocabulary(locale);
  const words = homeWords(locale);
  return [
    {
      title: common.createAccount,
      description: words.createAccountAbout,
      icon: "register",
      way: { href: `/${locale}/registration` },
    },
    {
      title: common.nationalFile,
      description: words.nationalFileAbout,
      icon: "document",
      way: { href: `/${locale}/national-file` },
    },
    { title: common.signIn, description: words.signInAbout, icon: "account", way: { href: `/${locale}/account` } },
    { title: common.lostPhone, description: words.lostPhoneAbout, icon: "phone", way: { href: `/${locale}/recovery` } },
    {
      title: common.changePhoneNumber,
      description: words.changePhoneNumberAbout,
      icon: "sim",
      way: { href: `/${locale}/account/mobile` },
    },
  ] as const;
}
