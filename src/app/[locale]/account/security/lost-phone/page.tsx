import type { Metadata } from "next";
import { ButtonLink } from "#components/button-link.tsx";
import { FlowPage } from "#components/flow-page.tsx";
import { Notice } from "#components/notice.tsx";
import { SummaryList, type SummaryRow } from "#components/summary-list.tsx";
import type { LossOutcome, LossRow, LossStep } from "#lib/domain/mobile-change/lost-phone.ts";
import { currentLocale } from "#lib/i18n/current-locale.ts";
import type { Locale } from "#lib/i18n/locales.ts";
import { securityWords } from "#lib/i18n/messages/security/words.ts";
import { requireAccount } from "#lib/session/require-account.ts";
import { emailPath } from "../email/paths.ts";
import { enrolmentBeginPath, lostPhonePath, securityPath } from "../paths.ts";
import { outcomeDetails, outcomeWords, wayWords } from "./outcome-words.ts";
import { readLoss } from "./queries.ts";
import { WeakRowsSwitch } from "./weak-rows-switch.tsx";

export async function generateMetadata(): Promise<Metadata> {
  return { title: securityWords(await currentLocale()).loss.title };
}

/** What losing the phone would mean for this account as it is now, and the one step that helps most. */
export default async function LostPhonePage() {
  const locale = await currentLocale();
  const { account } = await requireAccount(locale, lostPhonePath(locale));
  const view = await readLoss(account);
  const words = securityWords(locale).loss;
  const verdicts = [
    { term: words.phone, outcome: view.phone },
    { term: words.phone_and_password, outcome: view.phoneAndPassword },
  ];
  return (
    <FlowPage back={securityPath(locale)} help={words.help} locale={locale} title={words.title}>
      <section aria-labelledby="verdict">
        <h2 id="verdict">{words.verdict}</h2>
        <SummaryList
          locale={locale}
          rows={verdicts.map(({ term, outcome }) => ({ term, value: <Outcome locale={locale} outcome={outcome} /> }))}
        />
      </section>
      <Steps locale={locale} steps={view.steps} />
      <section aria-labelledby="rows">
        <h2 id="rows">{words.rowsHeading}</h2>
        <SummaryList locale={locale} rows={view.rows.map((row) => summaryOf(locale, row))} />
      </section>
      <WeakRowsSwitch locale={locale} takesMs={view.weakRowsOffMs} weakRows={view.weakRows} />
    </FlowPage>
  );
}

function Outcome({ locale, outcome }: { readonly locale: Locale; readonly outcome: LossOutcome | null }) {
  const details = outcomeDetails(locale, outcome);
  return (
    <>
      {outcomeWords(locale, outcome)}
      {details === "" ? null : <span className="field-help block font-normal">{details}</span>}
    </>
  );
}

function summaryOf(locale: Locale, row: LossRow): SummaryRow {
  const words = securityWords(locale).loss;
  const ways = wayWords(locale, row).map((way) => (
    <span className="field-help block font-normal" key={way}>
      {way}
    </span>
  ));
  const value = (
    <>
      {row.isOff ? words.off : null}
      {row.outcome === null ? null : <Outcome locale={locale} outcome={row.outcome} />}
      {ways}
    </>
  );
  return { term: words.rows[row.row], value };
}

/** The step that helps most as a button, the others that help as links. */
function Steps({ locale, steps }: { readonly locale: Locale; readonly steps: readonly LossStep[] }) {
  const { loss: words, stepLinks } = securityWords(locale);
  const [best, ...others] = steps;
  if (best === undefined) return <Notice tone="success">{words.noStep}</Notice>;
  return (
    <section aria-labelledby="step">
      <h2 id="step">{words.stepHeading}</h2>
      <p>{words.steps[best]}</p>
      <p className="field-help mb-3">{words.settles}</p>
      <ButtonLink href={stepPath(locale, best)}>{stepLinks[best]}</ButtonLink>
      {others.length === 0 ? null : (
        <>
          <p className="mt-3">{words.othersHelp}</p>
          <ul className="list-disc ps-6">
            {others.map((step) => (
              <li key={step}>
                <a href={stepPath(locale, step)}>{stepLinks[step]}</a>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

function stepPath(locale: Locale, step: LossStep): string {
  if (step === "print_codes") return enrolmentBeginPath(locale, "recovery_code");
  return step === "add_passkey" ? `${securityPath(locale)}/passkeys/add` : emailPath(locale, "begin");
}
