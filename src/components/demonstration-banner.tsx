import type { Locale } from "#lib/i18n/locales.ts";
import { componentWords } from "#lib/i18n/messages/components/words.ts";

/** Says that registries and messages are simulated, and leads to the simulated inbox. */
export function DemonstrationBanner({ locale, inbox }: { readonly locale: Locale; readonly inbox: string }) {
  const words = componentWords(locale);
  return (
    <aside aria-label={words.demonstrationLabel} className="demonstration">
      <p>
        {words.demonstration} <a href={inbox}>{words.demonstrationInbox}</a>
      </p>
    </aside>
  );
}
