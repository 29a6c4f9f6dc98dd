import { ButtonLink } from "#components/button-link.tsx";
import { FlowPage } from "#components/flow-page.tsx";
import { Notice } from "#components/notice.tsx";
import { recoveryWords } from "#lib/i18n/messages/recovery/words.ts";
import { recoveryPath, recoveryStartPath } from "../paths.ts";
import { readRecoveryAt } from "../queries.ts";
import { titled } from "../title.ts";

export const generateMetadata = titled((words) => words.refused.title);

/** A number that cannot be used: nothing about whose it is or whether there is an account, and the way on with another one. */
export default async function RefusedPage() {
  const { locale, state } = await readRecoveryAt("number_refused");
  const words = recoveryWords(locale).refused;
  return (
    <FlowPage locale={locale} title={words.title}>
      <Notice role="alert" title={words[state.reason]} tone="danger">
        <ul className="list-disc ps-6">
          {words[`${state.reason}_help`].map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
        <p>{words.nothingChanged}</p>
      </Notice>
      <div className="actions">
        <ButtonLink href={recoveryPath(locale, "identity")}>{words.another}</ButtonLink>
        {state.reason === "number_not_on_file" ? (
          <ButtonLink href={recoveryStartPath(locale)} tone="secondary">
            {recoveryWords(locale).forgotten.toNumber}
          </ButtonLink>
        ) : null}
      </div>
    </FlowPage>
  );
}
