import type { Locale } from "#lib/i18n/locales.ts";
import { componentWords } from "#lib/i18n/messages/components/words.ts";

/** Help that is never far, and the small print. */
export function SiteFooter({ locale }: { readonly locale: Locale }) {
  const words = componentWords(locale);
  const links = [
    { href: `/${locale}/recovery`, label: words.footerRecovery },
    { href: `/${locale}/freeze`, label: words.footerFreeze },
    { href: `/${locale}/terms`, label: words.footerTerms },
    { href: `/${locale}/privacy`, label: words.footerPrivacy },
    { href: `/${locale}/developers`, label: words.footerDevelopers },
  ];
  return (
    <footer className="site-footer">
      <div className="site-footer-row">
        <nav aria-label={words.footerLabel}>
          <ul className="footer-links">
            {links.map(({ href, label }) => (
              <li key={href}>
                <a href={href}>{label}</a>
              </li>
            ))}
          </ul>
        </nav>
        <p>{words.footerAbout}</p>
      </div>
    </footer>
  );
}
