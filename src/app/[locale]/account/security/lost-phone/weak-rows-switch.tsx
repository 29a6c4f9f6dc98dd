import { ButtonLink } from "#components/button-link.tsx";
import { Form } from "#components/form.tsx";
import { Notice } from "#components/notice.tsx";
import { SubmitButton } from "#components/submit-button.tsx";
import { fill } from "#lib/i18n/catalogue.ts";
import { momentInWords } from "#lib/i18n/dates.ts";
import { durationWords } from "#lib/i18n/durations.ts";
import type { Locale } from "#lib/i18n/locales.ts";
import { securityWords } from "#lib/i18n/messages/security/words.ts";
import { closeWeakRowsAction, keepWeakRowsAction } from "./actions.ts";
import type { WeakRows } from "./queries.ts";

type WeakRowsSwitchProps = {
  readonly locale: Locale;
  readonly weakRows: WeakRows;
  /** How long closing takes. */
  readonly takesMs: number;
};

/** Closes the two weakest rows of the policy, takes that back while it waits, and says who opens them again. */
export function WeakRowsSwitch({ locale, weakRows, takesMs }: WeakRowsSwitchProps) {
  const words = securityWords(locale).loss;
  const time = weakRows.at === null ? "" : momentInWords(weakRows.at, locale);
  return (
    <section aria-labelledby="weak-rows">
      <h2 id="weak-rows">{words.weakHeading}</h2>
      <p className="mb-3">{words.weakAbout}</p>
      {weakRows.kind === "closed" ? (
        <>
          <Notice tone="info">{fill(words.weakDone, { time })}</Notice>
          <ButtonLink href={`/${locale}/recovery/weak-rows`} tone="secondary">
            {words.weakOpen}
          </ButtonLink>
        </>
      ) : null}
      {weakRows.kind === "closing" ? (
        <>
          <Notice tone="warning">{fill(words.weakPending, { time })}</Notice>
          <Form action={keepWeakRowsAction} id="keep-weak-rows">
            <SubmitButton tone="secondary">{words.weakBack}</SubmitButton>
          </Form>
        </>
      ) : null}
      {weakRows.kind === "open" ? (
        <Form action={closeWeakRowsAction} id="close-weak-rows">
          <SubmitButton tone="secondary">
            {fill(words.weakOff, { duration: durationWords(takesMs, locale, "oblique") })}
          </SubmitButton>
        </Form>
      ) : null}
    </section>
  );
}
