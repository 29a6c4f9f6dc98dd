import { LANGUAGE_PARAMETER } from "#lib/i18n/chosen-locale.ts";
import { direction, type Locale, otherLocale } from "#lib/i18n/locales.ts";
import { componentWords } from "#lib/i18n/messages/components/words.ts";
import { Icon } from "./icon.tsx";
import { Lattice } from "./lattice.tsx";
import { Mark } from "./mark.tsx";

/** The mark, the way to an emergency freeze, and the other language. The language link is relative, so it keeps the page it is on. */
export function SiteHeader({ locale }: { readonly locale: Locale }) {
  const words = componentWords(locale);
  const other = otherLocale(locale);
  return (
    <header className="site-header">
      <Lattice id="header-lattice" />
      <div className="site-header-row">
        <a className="brand" href={`/${locale}`}>
          <Mark />
          <span className="brand-text">
            <span className="brand-name">{words.portalName}</span>
            <span className="brand-line">{words.portalLine}</span>
            <span className="sr-only">{words.homeLink}</span>
          </span>
        </a>
        <div className="site-header-links">
          <a className="header-link" href={`/${locale}/freeze`}>
            <Icon name="freeze" />
            {words.emergencyFreeze}
          </a>
          <a
            className="header-link"
            dir={direction(other)}
            href={`?${LANGUAGE_PARAMETER}=${other}`}
            hrefLang={other}
            lang={other}
            rel="nofollow"
          >
            {words.switchLanguage}
          </a>
        </div>
      </div>
    </header>
  );
}
