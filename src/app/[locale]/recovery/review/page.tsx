import { FlowPage } from "#components/flow-page.tsx";
import { Form } from "#components/form.tsx";
import { Ltr } from "#components/ltr.tsx";
import { SubmitButton } from "#components/submit-button.tsx";
import { SummaryList } from "#components/summary-list.tsx";
import { isMobileNumber, showMobile } from "#lib/domain/mobile-number.ts";
import { planFor, type RecoveryPlan } from "#lib/domain/recovery/plan.ts";
import type { Wish } from "#lib/domain/recovery/state.ts";
import { fill } from "#lib/i18n/catalogue.ts";
import { durationWords } from "#lib/i18n/durations.ts";
import type { Locale } from "#lib/i18n/locales.ts";
import { mobileChangeWords } from "#lib/i18n/messages/mobile-change/words.ts";
import { recoveryWords } from "#lib/i18n/messages/recovery/words.ts";
import { vocabulary } from "#lib/i18n/messages/vocabulary/words.ts";
import { portal } from "#lib/portal.ts";
import { timeLimitOf } from "../../../time-limit.ts";
import { ActScreen } from "../act-screen.tsx";
import { confirmAction, moreTimeAction } from "../actions.ts";
import { readTask } from "../queries.ts";
import { titled } from "../title.ts";

export const generateMetadata = titled((words) => words.review.title);

/** What will be done, when, and what follows; then the last word. */
export default async function ReviewPage() {
  const view = await readTask("review");
  const { locale, state } = view;
  if (state.aim.kind !== "change_number") return <ActScreen aim={state.aim} view={view} />;
  const words = recoveryWords(locale).review;
  const plan = planFor(
    { belongings: [], shown: state.owner.shown, number: state.wish.number },
    portal().ports.policy.waits,
  );
  return (
    <FlowPage help={words.help} limit={timeLimitOf(view, moreTimeAction)} locale={locale} title={words.title}>
      <SummaryList locale={locale} rows={rows(locale, state.wish)} />
      <section aria-labelledby="then">
        <h2 id="then">{words.thenHeading}</h2>
        <ul className="mt-2 list-disc ps-6">
          {consequences(locale, plan).map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      </section>
      <Form action={confirmAction}>
        <SubmitButton>{mobileChangeWords(locale).review.confirm}</SubmitButton>
      </Form>
    </FlowPage>
  );
}

function rows(locale: Locale, wish: Wish) {
  const common = vocabulary(locale);
  const number = isMobileNumber(wish.number) ? showMobile(wish.number) : wish.number;
  return [
    { term: common.newMobile, value: <Ltr>{number}</Ltr> },
    {
      term: common.newEmail,
      value: wish.email === null ? recoveryWords(locale).review.emailKept : <Ltr>{wish.email}</Ltr>,
    },
  ];
}

function consequences(locale: Locale, plan: RecoveryPlan): readonly string[] {
  const words = recoveryWords(locale).review;
  const duration = durationWords(plan.waitMs, locale, "oblique");
  return [
    plan.waitMs === 0 ? words.atOnce : fill(words.later, { duration }),
    ...(plan.row === "ordinary" ? [] : [words.mayWait]),
    words.told,
    ...(plan.newPassword ? [words.newPassword] : []),
    ...(plan.guarded ? [words.guarded] : []),
  ];
}
