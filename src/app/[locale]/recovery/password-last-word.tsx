import { ButtonLink } from "#components/button-link.tsx";
import { Form } from "#components/form.tsx";
import { HiddenField } from "#components/hidden-field.tsx";
import { Notice } from "#components/notice.tsx";
import { SubmitButton } from "#components/submit-button.tsx";
import type { Decision } from "#lib/domain/mobile-change/policy.ts";
import type { RecoveryAt } from "#lib/domain/recovery/state.ts";
import { type AskPasswordRefusal, forecastPassword } from "#lib/flows/recovery/ask-for-password.ts";
import { fill } from "#lib/i18n/catalogue.ts";
import { durationWords } from "#lib/i18n/durations.ts";
import type { Locale } from "#lib/i18n/locales.ts";
import { recoveryWords } from "#lib/i18n/messages/recovery/words.ts";
import { vocabulary } from "#lib/i18n/messages/vocabulary/words.ts";
import { refusalWords } from "#lib/i18n/refusal-words.ts";
import { portal } from "#lib/portal.ts";
import { NewPasswordForm } from "./new-password-form.tsx";
import { OwnerPage } from "./owner-page.tsx";
import { askForPasswordAction } from "./password-actions.ts";
import { recoveryStartPath } from "./paths.ts";
import type { RecoveryView } from "./queries.ts";

type Owned = RecoveryView<RecoveryAt<"owner_proved">>;

/** The last word on a forgotten password: the new one where it can be set at once, else exactly when and why, or what is in the way. */
export async function PasswordLastWord({ view }: { readonly view: Owned }) {
  const { locale, state } = view;
  const forecast = await forecastPassword(portal().ports, state);
  const words = recoveryWords(locale);
  if (!forecast.ok) return <CannotNow refusal={forecast.refusal} view={view} />;
  if (forecast.value.waitMs === 0) {
    return (
      <OwnerPage help={words.newPassword.help} title={words.newPassword.title} view={view}>
        <NewPasswordForm view={view} />
      </OwnerPage>
    );
  }
  return (
    <OwnerPage help={words.actReview.help} title={words.actReview.title} view={view}>
      <ul className="list-disc ps-6">
        {linesOf(locale, forecast.value).map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      <Form action={askForPasswordAction}>
        <HiddenField name="waitMs" value={String(forecast.value.waitMs)} />
        <SubmitButton>{vocabulary(locale).confirm}</SubmitButton>
      </Form>
    </OwnerPage>
  );
}

function linesOf(locale: Locale, { waitMs, lengthenedBy, liftsFreeze }: Decision): readonly string[] {
  const { forgotten, review } = recoveryWords(locale);
  return [
    fill(forgotten.waits, { duration: durationWords(waitMs, locale, "oblique") }),
    ...lengthenedBy.map((name) => review.reasons[name]),
    forgotten.oldWorks,
    ...forgotten.stepsLater,
    ...(liftsFreeze ? [forgotten.liftsFreeze] : []),
    review.guarded,
  ];
}

/** What is in the way; a registry that was silent is asked again. */
function CannotNow({ view, refusal }: { readonly view: Owned; readonly refusal: AskPasswordRefusal }) {
  const { locale } = view;
  const words = recoveryWords(locale);
  return (
    <OwnerPage help={words.review.helpCannot} title={words.actReview.title} view={view}>
      <Notice role="alert" title={words.review.cannotNow} tone="danger">
        <p>{refusalWords(locale, refusal)}</p>
      </Notice>
      {refusal.code === "ownership_unknown" ? (
        <Form action={askForPasswordAction}>
          <HiddenField name="waitMs" value="untold" />
          <SubmitButton>{words.check.retry}</SubmitButton>
        </Form>
      ) : (
        <ButtonLink href={recoveryStartPath(locale)}>{words.startAgain}</ButtonLink>
      )}
    </OwnerPage>
  );
}
