import { Ltr } from "#components/ltr.tsx";
import { fill } from "#lib/i18n/catalogue.ts";
import type { Locale } from "#lib/i18n/locales.ts";
import { signInWords } from "#lib/i18n/messages/sign-in/words.ts";
import type { AskingSite as Site } from "#lib/oidc/interaction-gateway.ts";

type AskingSiteProps = { readonly locale: Locale; readonly site: Site; readonly sentence: string };

/** Who asks, by name and address, so that nobody signs in for a site they did not come from. */
export function AskingSite({ locale, site, sentence }: AskingSiteProps) {
  return (
    <>
      <p>{fill(sentence, { site: site.name[locale] })}</p>
      {site.firstParty ? null : (
        <p className="field-help">
          {signInWords(locale).siteAddress}: <Ltr>{site.host}</Ltr>
        </p>
      )}
    </>
  );
}
