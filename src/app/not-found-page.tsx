import { ButtonLink } from "#components/button-link.tsx";
import { FlowPage } from "#components/flow-page.tsx";
import { currentLocale } from "#lib/i18n/current-locale.ts";
import { errorWords } from "#lib/i18n/messages/errors/words.ts";

/** What a person reads at an address that leads nowhere. */
export async function NotFoundPage() {
  const locale = await currentLocale();
  const words = errorWords(locale).notFound;
  return (
    <FlowPage help={words.help} locale={locale} title={words.title}>
      <ButtonLink href={`/${locale}`}>{words.home}</ButtonLink>
      <p>
        <a href={`/${locale}/recovery`}>{words.recovery}</a>
      </p>
    </FlowPage>
  );
}
