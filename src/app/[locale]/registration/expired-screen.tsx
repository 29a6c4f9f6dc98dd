import { FlowPage } from "#components/flow-page.tsx";
import { Notice } from "#components/notice.tsx";
import { currentLocale } from "#lib/i18n/current-locale.ts";
import { registrationWords } from "#lib/i18n/messages/registration/words.ts";
import type { RegistrationRoute } from "./paths.ts";
import { StartAgain } from "./start-again.tsx";

/** The time is over. */
export async function ExpiredScreen({ route }: { readonly route: RegistrationRoute }) {
  const locale = await currentLocale();
  const words = registrationWords(locale).expired;
  return (
    <FlowPage locale={locale} title={words.title}>
      <Notice role="alert" tone="warning">
        <p>{words.help}</p>
      </Notice>
      <StartAgain locale={locale} route={route} />
    </FlowPage>
  );
}
