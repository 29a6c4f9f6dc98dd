import type { Locale } from "#lib/i18n/locales.ts";
import { registrationWords } from "#lib/i18n/messages/registration/words.ts";

/** The texts that are agreed to. They open beside the form, so that nothing typed is lost. */
export function AgreementLinks({ locale }: { readonly locale: Locale }) {
  const words = registrationWords(locale).details;
  const texts = [
    { href: `/${locale}/terms`, label: words.terms },
    { href: `/${locale}/privacy`, label: words.privacy },
  ];
  return (
    <>
      {words.agreementHelp}{" "}
      {texts.map(({ href, label }, index) => (
        <span key={href}>
          {index === 0 ? "" : " · "}
          <a href={href} rel="noopener" target="_blank">
            {label} <span className="sr-only">{words.newWindow}</span>
          </a>
        </span>
      ))}
    </>
  );
}
