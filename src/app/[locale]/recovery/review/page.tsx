import { ButtonLink } from "#components/button-link.tsx";
import { Form } from "#components/form.tsx";
import { HiddenField } from "#components/hidden-field.tsx";
import { Ltr } from "#components/ltr.tsx";
import { Notice } from "#components/notice.tsx";
import { SubmitButton } from "#components/submit-button.tsx";
import { SummaryList } from "#components/summary-list.tsx";
import type { Decision } from "#lib/domain/mobile-change/policy.ts";
import type { MobileChangeRefusal } from "#lib/domain/mobile-change/refusal.ts";
import { isMobileNumber, showMobile } from "#lib/domain/mobile-number.ts";
import type { Wish } from "#lib/domain/recovery/state.ts";
import { loadForecast } from "#lib/flows/recovery/load-forecast.ts";
import { fill } from "#lib/i18n/catalogue.ts";
import { durationWords } from "#lib/i18n/durations.ts";
import type { Locale } from "#lib/i18n/locales.ts";
import { mobileChangeWords } from "#lib/i18n/messages/mobile-change/words.ts";
import { recoveryWords } from "#lib/i18n/messages/recovery/words.ts";
import { vocabulary } from "#lib/i18n/messages/vocabulary/words.ts";
import { refusalWords } from "#lib/i18n/refusal-words.ts";
import { portal } from "#lib/portal.ts";
import { ActScreen } from "../act-screen.tsx";
import { confirmAction } from "../actions.ts";
import { OwnerPage } from "../owner-page.tsx";
import { PasswordLastWord } from "../password-last-word.tsx";
import { recoveryStartPath } from "../paths.ts";
import { readTask } from "../queries.ts";
import { titled } from "../title.ts";

export const generateMetadata = titled((words) => words.review.title);

/** What will be done, exactly when and why, and what follows; then the last word, which brings no longer wait than was told. */
export default async function ReviewPage() {
  const view = await readTask("review");
  const { locale, state } = view;
  if (state.aim.kind === "forgotten_password") return <PasswordLastWord view={view} />;
  if (state.aim.kind !== "change_number") return <ActScreen aim={state.aim} view={view} />;
  const words = recoveryWords(locale).review;
  const forecast = await loadForecast(portal().ports, state);
  return (
    <OwnerPage help={forecast.ok ? words.help : words.helpCannot} title={words.title} view={view}>
      <SummaryList locale={locale} rows={rows(locale, state.wish)} />
      {forecast.ok ? (
        <Consequences decision={forecast.value} locale={locale} />
      ) : (
        <CannotNow locale={locale} refusal={forecast.refusal} />
      )}
      {forecast.ok || MAY_CONFIRM.has(forecast.refusal.code) ? (
        <Form action={confirmAction}>
          <HiddenField name="waitMs" value={forecast.ok ? String(forecast.value.waitMs) : "untold"} />
          <SubmitButton>{mobileChangeWords(locale).review.confirm}</SubmitButton>
        </Form>
      ) : (
        <ButtonLink href={recoveryStartPath(locale)}>{recoveryWords(locale).startAgain}</ButtonLink>
      )}
    </OwnerPage>
  );
}

/** Where confirming does something all the same: it asks a registry again that was silent, or contests another request. */
const MAY_CONFIRM: ReadonlySet<string> = new Set<MobileChangeRefusal["code"]>([
  "ownership_unknown",
  "change_contested",
]);

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

function Consequences({ locale, decision }: { readonly locale: Locale; readonly decision: Decision }) {
  return (
    <section aria-labelledby="then">
      <h2 id="then">{recoveryWords(locale).review.thenHeading}</h2>
      <ul className="mt-2 list-disc ps-6">
        {linesOf(locale, decision).map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </section>
  );
}

function linesOf(locale: Locale, decision: Decision): readonly string[] {
  const words = recoveryWords(locale).review;
  const duration = durationWords(decision.waitMs, locale, "oblique");
  return [
    decision.waitMs === 0 ? words.atOnce : fill(words.later, { duration }),
    ...decision.lengthenedBy.map((name) => words.reasons[name]),
    words.told,
    ...(decision.liftsFreeze ? [words.liftsFreeze] : []),
    ...(decision.newPassword ? [words.newPassword] : []),
    ...(decision.guarded ? [words.guarded] : []),
  ];
}

/** Why it cannot be said when, or cannot be done. */
function CannotNow({ locale, refusal }: { readonly locale: Locale; readonly refusal: MobileChangeRefusal }) {
  const words = recoveryWords(locale).review;
  if (refusal.code === "ownership_unknown") return <Notice tone="warning">{words.unknown}</Notice>;
  if (refusal.code === "change_contested") return <Notice tone="warning">{words.contests}</Notice>;
  return (
    <Notice role="alert" title={words.cannotNow} tone="danger">
      <p>{refusalWords(locale, refusal)}</p>
    </Notice>
  );
}
