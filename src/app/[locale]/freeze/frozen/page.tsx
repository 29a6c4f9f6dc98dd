import { currentLocale } from "#lib/i18n/current-locale.ts";
import { freezeWords } from "#lib/i18n/messages/freeze/words.ts";
import { FrozenScreen } from "../frozen-screen.tsx";

export { frozenTitle as generateMetadata } from "../frozen-screen.tsx";

/** An account was frozen for 72 hours: what that means and what to do now. */
export default async function FrozenPage() {
  const locale = await currentLocale();
  const words = freezeWords(locale);
  return <FrozenScreen ends={words.frozenEnds} locale={locale} next={words.next} />;
}
