import { ButtonLink } from "#components/button-link.tsx";
import { SummaryList, type SummaryRow } from "#components/summary-list.tsx";
import type { EnrolledKind } from "#lib/domain/factors/enrolment-machine.ts";
import type { Factor } from "#lib/domain/factors/factor.ts";
import { RECOVERY_CODES } from "#lib/domain/factors/recovery-code.ts";
import { fill } from "#lib/i18n/catalogue.ts";
import { dateInWords, momentInWords } from "#lib/i18n/dates.ts";
import type { Locale } from "#lib/i18n/locales.ts";
import { securityWords } from "#lib/i18n/messages/security/words.ts";
import { enrolmentBeginPath, removalPath } from "./paths.ts";

type FactorSectionProps = {
  readonly locale: Locale;
  readonly kind: EnrolledKind;
  /** What is enrolled of this kind; `null` for nothing. */
  readonly factor: Factor | null;
  /** Whether the account is guarded now, so that nothing is replaced or removed. */
  readonly guarded: "yes" | "no";
};

/** One way to prove who one is: what it is, since when it is there, and what can be done about it. */
export function FactorSection({ locale, kind, factor, guarded }: FactorSectionProps) {
  const all = securityWords(locale);
  const words = kind === "totp" ? all.app : all.codes;
  const begin = enrolmentBeginPath(locale, kind);
  return (
    <section aria-labelledby={kind}>
      <h2 id={kind}>{words.heading}</h2>
      <p className="mb-3">{words.about}</p>
      {factor === null ? (
        <ButtonLink href={begin} tone="secondary">
          {words.add}
        </ButtonLink>
      ) : (
        <>
          <SummaryList locale={locale} rows={factRows(locale, factor)} />
          {guarded === "yes" ? null : (
            <div className="actions">
              <ButtonLink href={begin} tone="secondary">
                {words.replace}
              </ButtonLink>
              <ButtonLink href={removalPath(locale, kind)} tone="quiet">
                {words.remove}
              </ButtonLink>
            </div>
          )}
        </>
      )}
    </section>
  );
}

function factRows(locale: Locale, { name, addedAt, lastUsedAt, left }: Factor): readonly SummaryRow[] {
  const words = securityWords(locale).facts;
  const used = lastUsedAt === null ? words.never : momentInWords(lastUsedAt, locale);
  return [
    ...(name === null ? [] : [{ term: words.name, value: <bdi>{name}</bdi> }]),
    { term: words.addedAt, value: dateInWords(addedAt, locale) },
    { term: words.lastUsedAt, value: used },
    ...(left === null ? [] : [{ term: words.left, value: fill(words.leftOf, { left, all: RECOVERY_CODES }) }]),
  ];
}
