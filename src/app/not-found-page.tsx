import { ButtonLink } from "#components/button-link.tsx";
import { Panel } from "#components/panel.tsx";
import { currentLocale } from "#lib/i18n/current-locale.ts";
import { errorWords } from "#lib/i18n/messages/errors/words.ts";

/** What a person reads at an address that leads nowhere. */
export async function NotFoundPage() {
  const locale = await currentLocale();
  const words = errorWords(locale).notFound;
  return (
    <div className="flow">
      <Panel icon="info" id="not-found">
        <h1>{words.title}</h1>
        <p>{words.help}</p>
      </Panel>
      <div className="flow-body">
        <ButtonLink href={`/${locale}`}>{words.home}</ButtonLink>
        <p>
          <a href={`/${locale}/recovery`}>{words.recovery}</a>
        </p>
      </div>
    </div>
  );
}
