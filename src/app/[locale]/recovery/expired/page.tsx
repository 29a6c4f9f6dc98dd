import { ButtonLink } from "#components/button-link.tsx";
import { FlowPage } from "#components/flow-page.tsx";
import { currentLocale } from "#lib/i18n/current-locale.ts";
import { recoveryWords } from "#lib/i18n/messages/recovery/words.ts";
import { recoveryStartPath } from "../paths.ts";
import { titled } from "../title.ts";

export const generateMetadata = titled((words) => words.expired.title);

/** The time is over: nothing was changed, and one may begin anew. */
export default async function ExpiredPage() {
  const locale = await currentLocale();
  const { expired: words, startAgain } = recoveryWords(locale);
  return (
    <FlowPage help={words.help} locale={locale} title={words.title}>
      <ButtonLink href={recoveryStartPath(locale)}>{startAgain}</ButtonLink>
    </FlowPage>
  );
}
