import { FlowPage } from "#components/flow-page.tsx";
import { Form } from "#components/form.tsx";
import { Ltr } from "#components/ltr.tsx";
import { SubmitButton } from "#components/submit-button.tsx";
import { SummaryList } from "#components/summary-list.tsx";
import { isMobileNumber, showMobile } from "#lib/domain/mobile-number.ts";
import type { Locale } from "#lib/i18n/locales.ts";
import { mobileChangeWords } from "#lib/i18n/messages/mobile-change/words.ts";
import { vocabulary } from "#lib/i18n/messages/vocabulary/words.ts";
import { timeLimitOf } from "../time-limit.ts";
import { confirmChangeAction, moreTimeAction } from "./actions.ts";
import { type ChangeRoute, changePath } from "./paths.ts";
import { readChangeAt } from "./queries.ts";
import { stepOf } from "./steps.ts";

/** Everything that was given, each with a way to correct it, what confirming does, and "Confirm the change". */
export async function ReviewScreen({ route }: { readonly route: ChangeRoute }) {
  const view = await readChangeAt(route, "number_given");
  const { locale, state } = view;
  const words = mobileChangeWords(locale).review;
  const back = changePath(locale, route, "number");
  return (
    <FlowPage
      back={back}
      help={words.help}
      limit={timeLimitOf(view, moreTimeAction.bind(null, route))}
      locale={locale}
      step={stepOf(route, "review")}
      title={words.title}
    >
      <SummaryList locale={locale} rows={rows(locale, state.wish, back)} />
      <section aria-labelledby="then">
        <h2 id="then">{words.nextHeading}</h2>
        <ul className="mt-2 list-disc ps-6">
          <li>{words.nextNumber}</li>
          {state.wish.email === null ? null : <li>{words.nextEmail}</li>}
          <li>{route === "absher" ? words.nextAbsher : words.nextSignedIn}</li>
        </ul>
      </section>
      <Form action={confirmChangeAction.bind(null, route)}>
        <SubmitButton>{words.confirm}</SubmitButton>
      </Form>
    </FlowPage>
  );
}

function rows(locale: Locale, wish: { readonly number: string; readonly email: string | null }, change: string) {
  const common = vocabulary(locale);
  const { emailKept } = mobileChangeWords(locale).review;
  const number = isMobileNumber(wish.number) ? showMobile(wish.number) : wish.number;
  return [
    { term: common.newMobile, value: <Ltr>{number}</Ltr>, change },
    { term: common.newEmail, value: wish.email === null ? emailKept : <Ltr>{wish.email}</Ltr>, change },
  ];
}
