import type { Metadata } from "next";
import { ButtonLink } from "#components/button-link.tsx";
import { FlowPage } from "#components/flow-page.tsx";
import { Form } from "#components/form.tsx";
import { Notice } from "#components/notice.tsx";
import { SubmitButton } from "#components/submit-button.tsx";
import { ownDataOf } from "#lib/domain/account-change/own-data.ts";
import { currentLocale } from "#lib/i18n/current-locale.ts";
import { credentialsWords } from "#lib/i18n/messages/credentials/words.ts";
import { registrationWords } from "#lib/i18n/messages/registration/words.ts";
import { vocabulary } from "#lib/i18n/messages/vocabulary/words.ts";
import { portal } from "#lib/portal.ts";
import { timeLimitOf } from "../../../../time-limit.ts";
import { GuardedNotice } from "../guarded-notice.tsx";
import { changePasswordAction, morePasswordTimeAction } from "./actions.ts";
import { PasswordFields } from "./password-fields.tsx";
import { type PasswordView, readPasswordChange } from "./queries.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: credentialsWords(await currentLocale()).password.title };
}

/** The present password and the new one; or, in a guarded period, until when nothing is changed. */
export default async function PasswordPage() {
  const view = await readPasswordChange();
  const { locale, guard } = view;
  const words = credentialsWords(locale);
  const back = `/${locale}/account`;
  if (!guard.ok) {
    return (
      <FlowPage back={back} locale={locale} title={words.password.title}>
        <GuardedNotice locale={locale} refusal={guard.refusal} />
        <ButtonLink href={back}>{words.toAccount}</ButtonLink>
      </FlowPage>
    );
  }
  return (
    <FlowPage
      back={back}
      help={words.password.help}
      limit={timeLimitOf(view, morePasswordTimeAction)}
      locale={locale}
      title={words.password.title}
    >
      <PasswordForm guards={guard.value === null ? "no" : "yes"} view={view} />
      <p>
        <a href={`/${locale}/recovery/forgotten-password`}>{vocabulary(locale).forgotPassword}</a>
      </p>
    </FlowPage>
  );
}

type PasswordFormProps = { readonly view: PasswordView; readonly guards: "yes" | "no" };

function PasswordForm({ view, guards }: PasswordFormProps) {
  const { locale, account } = view;
  const all = credentialsWords(locale);
  const words = all.password;
  const confirmation = vocabulary(locale).confirmPassword;
  return (
    <Form
      action={changePasswordAction}
      labels={{ current: words.current, password: words.wanted, passwordConfirmation: confirmation }}
    >
      <Notice tone="info">
        <p>{words.ends}</p>
        {guards === "yes" ? <p>{all.guards}</p> : null}
      </Notice>
      <PasswordFields
        labels={{ current: words.current, wanted: words.wanted, confirmation }}
        own={ownDataOf(account)}
        profile={portal().ports.policy.passwordProfile}
        rules={registrationWords(locale).passwordRules}
        username={account.username}
        wantedHelp={words.wantedHelp}
      />
      <SubmitButton>{words.submit}</SubmitButton>
    </Form>
  );
}
