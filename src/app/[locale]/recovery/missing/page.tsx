import { ButtonLink } from "#components/button-link.tsx";
import { FlowPage } from "#components/flow-page.tsx";
import { recoveryWords } from "#lib/i18n/messages/recovery/words.ts";
import { recoveryStartPath } from "../paths.ts";
import { readRecoveryAt } from "../queries.ts";
import { titled } from "../title.ts";

export const generateMetadata = titled((words) => words.missing.title);

/** Told only to who has proved a number of that very id: there is no account to recover. */
export default async function MissingPage() {
  const { locale } = await readRecoveryAt("account_missing");
  const words = recoveryWords(locale).missing;
  return (
    <FlowPage back={recoveryStartPath(locale)} help={words.help} locale={locale} title={words.title}>
      <ButtonLink href={`/${locale}/registration`}>{words.create}</ButtonLink>
    </FlowPage>
  );
}
