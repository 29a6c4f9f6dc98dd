import type { Metadata } from "next";
import type { ReactNode } from "react";
import { ButtonLink } from "#components/button-link.tsx";
import { FlowPage } from "#components/flow-page.tsx";
import { Notice } from "#components/notice.tsx";
import { currentLocale } from "#lib/i18n/current-locale.ts";
import type { Locale } from "#lib/i18n/locales.ts";
import { freezeWords } from "#lib/i18n/messages/freeze/words.ts";

/** The title of the pages that say that an account is frozen. */
export async function frozenTitle(): Promise<Metadata> {
  return { title: freezeWords(await currentLocale()).frozenTitle };
}

type FrozenScreenProps = {
  readonly locale: Locale;
  readonly ends: string;
  readonly next: readonly string[];
  readonly children?: ReactNode;
};

/** The account is frozen: what that means, when it ends, and what to do now. */
export function FrozenScreen({ locale, ends, next, children }: FrozenScreenProps) {
  const words = freezeWords(locale);
  return (
    <FlowPage locale={locale} title={words.frozenTitle}>
      <Notice role="status" tone="success">
        <p>{words.frozen}</p>
        <p>{ends}</p>
      </Notice>
      <section aria-labelledby="next">
        <h2 id="next">{words.nextHeading}</h2>
        <ol className="mt-2 list-decimal ps-6">
          {next.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ol>
      </section>
      {children}
      <ButtonLink href={`/${locale}`} tone="secondary">
        {words.home}
      </ButtonLink>
    </FlowPage>
  );
}
