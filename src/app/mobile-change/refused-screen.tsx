import { ButtonLink } from "#components/button-link.tsx";
import { FlowPage } from "#components/flow-page.tsx";
import { Notice } from "#components/notice.tsx";
import { mobileChangeWords } from "#lib/i18n/messages/mobile-change/words.ts";
import { refusalWords } from "#lib/i18n/refusal-words.ts";
import { type ChangeRoute, changePath } from "./paths.ts";
import { readChangeAt } from "./queries.ts";

/** Why a proved number cannot be used, told to who has proved it, and the way on with another one. */
export async function RefusedScreen({ route }: { readonly route: ChangeRoute }) {
  const { locale, state } = await readChangeAt(route, "number_refused");
  const words = mobileChangeWords(locale).refused;
  return (
    <FlowPage locale={locale} title={words.title}>
      <Notice role="alert" title={refusalWords(locale, { code: state.reason })} tone="danger">
        <p>{words.nothingChanged}</p>
      </Notice>
      <ButtonLink href={changePath(locale, route, "number")}>{words.another}</ButtonLink>
    </FlowPage>
  );
}
