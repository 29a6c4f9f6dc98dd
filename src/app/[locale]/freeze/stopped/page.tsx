import { currentLocale } from "#lib/i18n/current-locale.ts";
import { freezeWords } from "#lib/i18n/messages/freeze/words.ts";
import { recoveryWords } from "#lib/i18n/messages/recovery/words.ts";
import { FrozenScreen } from "../frozen-screen.tsx";

export { frozenTitle as generateMetadata } from "../frozen-screen.tsx";

/** An account was frozen until that is lifted: what that means, what to do now, and how it ends. */
export default async function StoppedPage() {
  const locale = await currentLocale();
  const words = freezeWords(locale);
  return (
    <FrozenScreen ends={words.stoppedEnds} locale={locale} next={words.nextStopped}>
      <p>
        <a href={`/${locale}/recovery/lift`}>{recoveryWords(locale).aims.lift_freeze.title}</a>
      </p>
    </FrozenScreen>
  );
}
