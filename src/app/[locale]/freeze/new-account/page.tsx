import { currentLocale } from "#lib/i18n/current-locale.ts";
import { freezeWords } from "#lib/i18n/messages/freeze/words.ts";
import { FrozenScreen } from "../frozen-screen.tsx";

export { frozenTitle as generateMetadata } from "../frozen-screen.tsx";

/** A new account was frozen until the service desk: what that means and what to do now. */
export default async function FrozenNewAccountPage() {
  const locale = await currentLocale();
  const words = freezeWords(locale);
  return <FrozenScreen ends={words.frozenNewEnds} locale={locale} next={words.nextNew} />;
}
