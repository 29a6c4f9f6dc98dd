import { FieldError } from "#components/field-error.tsx";
import { Ltr } from "#components/ltr.tsx";
import type { Locale } from "#lib/i18n/locales.ts";
import { recoveryWords } from "#lib/i18n/messages/recovery/words.ts";

type CaseNumberFormProps = {
  readonly locale: Locale;
  /** What was typed and is not a case number; `null` before anything was. */
  readonly typed: string | null;
};

/** Asks for a case number and leads to its page. The number is public, so it may stand in the address. */
export function CaseNumberForm({ locale, typed }: CaseNumberFormProps) {
  const words = recoveryWords(locale);
  return (
    <form action={`/${locale}/recovery/case`} className="form" method="get" noValidate>
      <div className="field" data-invalid={typed === null ? undefined : ""}>
        <label className="field-label" htmlFor="number">
          {words.caseNumber}
        </label>
        <p className="field-help" id="number-help">
          {words.caseHelp} <Ltr>NF-7K3M-2Q9X</Ltr>
        </p>
        {typed === null ? null : (
          <div role="alert">
            <FieldError id="number-error" words={words.caseMalformed} />
          </div>
        )}
        <input
          aria-describedby={typed === null ? "number-help" : "number-help number-error"}
          aria-invalid={typed === null ? undefined : true}
          autoCapitalize="characters"
          autoComplete="off"
          // biome-ignore lint/a11y/noAutofocus: a refused number is what the person must read first, also without scripts
          autoFocus={typed !== null}
          className="control"
          defaultValue={typed ?? ""}
          dir="ltr"
          id="number"
          maxLength={32}
          name="number"
          required
          spellCheck={false}
          type="text"
        />
      </div>
      <div className="submit">
        <button className="button button-secondary" type="submit">
          {words.caseSubmit}
        </button>
      </div>
    </form>
  );
}
