import { FlowPage } from "#components/flow-page.tsx";
import { currentLocale } from "#lib/i18n/current-locale.ts";
import { mobileChangeWords } from "#lib/i18n/messages/mobile-change/words.ts";
import type { ChangeRoute } from "./paths.ts";
import { StartAgain } from "./start-again.tsx";

/** The time is over: nothing was changed, and one may begin anew. */
export async function ExpiredScreen({ route }: { readonly route: ChangeRoute }) {
  const locale = await currentLocale();
  const words = mobileChangeWords(locale).expired;
  return (
    <FlowPage help={words.help} locale={locale} title={words.title}>
      <StartAgain locale={locale} route={route} />
    </FlowPage>
  );
}
