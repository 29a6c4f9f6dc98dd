import { Panel } from "#components/panel.tsx";
import { TERMS_VERSION } from "#lib/domain/terms-version.ts";
import { dateInWords, instantOfDate } from "#lib/i18n/dates.ts";
import type { LongDocument } from "#lib/i18n/document.ts";
import type { Locale } from "#lib/i18n/locales.ts";
import { vocabulary } from "#lib/i18n/messages/vocabulary/words.ts";

type LongDocumentPageProps = { readonly locale: Locale; readonly text: LongDocument };

/** A text that is read from top to bottom, with its version and a table of contents. */
export function LongDocumentPage({ locale, text }: LongDocumentPageProps) {
  const words = vocabulary(locale);
  return (
    <article className="reading">
      <Panel id="document">
        <h1>{text.title}</h1>
        <p className="reading-version">
          {words.versionOf} <time dateTime={TERMS_VERSION}>{dateInWords(instantOfDate(TERMS_VERSION), locale)}</time>
        </p>
        <p className="reading-intro">{text.intro}</p>
      </Panel>
      <nav aria-label={words.contents} className="reading-contents">
        <ol>
          {text.sections.map(({ id, heading }) => (
            <li key={id}>
              <a href={`#${id}`}>{heading}</a>
            </li>
          ))}
        </ol>
      </nav>
      {text.sections.map(({ id, heading, paragraphs, points }) => (
        <section aria-labelledby={id} key={id}>
          <h2 id={id}>{heading}</h2>
          {paragraphs.map((paragraph) => (
            <p key={paragraph}>{paragraph}</p>
          ))}
          {points.length === 0 ? null : (
            <ul>
              {points.map((point) => (
                <li key={point}>{point}</li>
              ))}
            </ul>
          )}
        </section>
      ))}
    </article>
  );
}
