import { Ltr } from "#components/ltr.tsx";
import { SummaryList } from "#components/summary-list.tsx";
import type { AbsherPerson } from "#lib/domain/registration/state.ts";
import type { Locale } from "#lib/i18n/locales.ts";
import { nationalFileWords } from "#lib/i18n/messages/national-file/words.ts";
import { vocabulary } from "#lib/i18n/messages/vocabulary/words.ts";
import { nationalFilePath } from "../registration/paths.ts";

type AbsherIdentityProps = { readonly locale: Locale; readonly absher: AbsherPerson | null };

/** Whom Absher named, so that who shares a computer sees whose account is about to be made; and the username that stands. */
export function AbsherIdentity({ locale, absher }: AbsherIdentityProps) {
  if (absher === null) return null;
  const { nationalId, username } = vocabulary(locale);
  const words = nationalFileWords(locale).details;
  const notMe = <a href={nationalFilePath(locale)}>{words.notMe}</a>;
  const id = { term: nationalId, value: <Ltr>{absher.nationalId}</Ltr>, way: notMe };
  const name = absher.username === null ? [] : [{ term: username, value: <Ltr>{absher.username}</Ltr> }];
  return (
    <section aria-labelledby="from-absher">
      <h2 id="from-absher">{words.fromAbsher}</h2>
      <SummaryList locale={locale} rows={[id, ...name]} />
    </section>
  );
}
