import { ButtonLink } from "#components/button-link.tsx";
import { SummaryList, type SummaryRow } from "#components/summary-list.tsx";
import type { Account } from "#lib/domain/account/account.ts";
import type { Factor } from "#lib/domain/factors/factor.ts";
import { fill } from "#lib/i18n/catalogue.ts";
import { dateInWords, momentInWords } from "#lib/i18n/dates.ts";
import type { Locale } from "#lib/i18n/locales.ts";
import { passkeyWords } from "#lib/i18n/messages/passkeys/words.ts";
import { addPath, onePath } from "./paths.ts";
import { readPasskeys } from "./queries.ts";

/** The passkeys on the security page: what they are, those that there are, and the way to one more. */
export async function PasskeySection({ locale, account }: { readonly locale: Locale; readonly account: Account }) {
  const words = passkeyWords(locale);
  const { passkeys, isFull } = await readPasskeys(account);
  return (
    <section aria-labelledby="passkeys" className="space-y-3">
      <h2 id="passkeys">{words.heading}</h2>
      <p>{words.about}</p>
      {passkeys.length === 0 ? (
        <p className="field-help">{words.none}</p>
      ) : (
        <SummaryList locale={locale} rows={passkeys.map((passkey) => rowOf(locale, passkey))} />
      )}
      {isFull ? (
        <p className="field-help">{words.full}</p>
      ) : (
        <ButtonLink href={addPath(locale)} tone={passkeys.length === 0 ? "primary" : "secondary"}>
          {words.add}
        </ButtonLink>
      )}
    </section>
  );
}

function rowOf(locale: Locale, { id, name, addedAt, lastUsedAt }: Factor): SummaryRow {
  const words = passkeyWords(locale);
  const used = lastUsedAt === null ? words.neverUsed : fill(words.usedAt, { time: momentInWords(lastUsedAt, locale) });
  return {
    term: name ?? words.unnamed,
    value: (
      <>
        <span className="block">{used}</span>
        <span className="field-help block font-normal">
          {fill(words.addedAt, { time: dateInWords(addedAt, locale) })}
        </span>
      </>
    ),
    change: onePath(locale, id),
  };
}
