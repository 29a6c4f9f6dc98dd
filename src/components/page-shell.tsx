import type { ReactNode } from "react";
import type { Locale } from "#lib/i18n/locales.ts";
import { componentWords } from "#lib/i18n/messages/components/words.ts";
import { DemonstrationBanner } from "./demonstration-banner.tsx";
import { LanguageProvider } from "./language-context.tsx";
import { SiteFooter } from "./site-footer.tsx";
import { SiteHeader } from "./site-header.tsx";

type PageShellProps = {
  readonly locale: Locale;
  /** The simulated world's address; only in a demonstration. */
  readonly inbox: string | undefined;
  readonly children: ReactNode;
};

/** What stands around every page: skip link, demonstration banner, header, main content and footer. */
export function PageShell({ locale, inbox, children }: PageShellProps) {
  const words = componentWords(locale);
  return (
    <LanguageProvider language={{ locale, words }}>
      <a className="skip-link" href="#content">
        {words.skipToContent}
      </a>
      {inbox === undefined ? null : <DemonstrationBanner inbox={inbox} locale={locale} />}
      <SiteHeader locale={locale} />
      <main className="page" id="content" tabIndex={-1}>
        {children}
      </main>
      <SiteFooter locale={locale} />
    </LanguageProvider>
  );
}
