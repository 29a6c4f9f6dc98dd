import { Notice } from "#components/notice.tsx";
import type { Locale } from "#lib/i18n/locales.ts";
import { registrationWords } from "#lib/i18n/messages/registration/words.ts";
import type { RegistrationRoute } from "./paths.ts";
import { StartAgain } from "./start-again.tsx";

type NoTriesLeftProps = { readonly locale: Locale; readonly route: RegistrationRoute };

/** In the place of a form when the number's code was guessed at too often: another registration is the only way on. */
export function NoTriesLeft({ locale, route }: NoTriesLeftProps) {
  const words = registrationWords(locale).code;
  return (
    <>
      <Notice role="alert" title={words.noTriesTitle} tone="danger">
        <p>{words.noTries}</p>
      </Notice>
      <StartAgain locale={locale} route={route} />
    </>
  );
}
