import { CheckboxField } from "#components/checkbox-field.tsx";
import { EmailField } from "#components/email-field.tsx";
import { FlowPage } from "#components/flow-page.tsx";
import { Form } from "#components/form.tsx";
import { MobileField } from "#components/mobile-field.tsx";
import { Notice } from "#components/notice.tsx";
import { PictureCodeField } from "#components/picture-code-field.tsx";
import { SelectField } from "#components/select-field.tsx";
import { SubmitButton } from "#components/submit-button.tsx";
import { TextField } from "#components/text-field.tsx";
import { showMobile } from "#lib/domain/mobile-number.ts";
import type { RegistrationAt } from "#lib/domain/registration/state.ts";
import { nationalFileWords } from "#lib/i18n/messages/national-file/words.ts";
import { registrationWords } from "#lib/i18n/messages/registration/words.ts";
import { vocabulary } from "#lib/i18n/messages/vocabulary/words.ts";
import { portal } from "#lib/portal.ts";
import { timeLimitOf } from "../../../time-limit.ts";
import { AgreementLinks } from "../../registration/agreement-links.tsx";
import { credentialsLabels } from "../../registration/credentials-props.ts";
import { nationalFilePath } from "../../registration/paths.ts";
import { pictureOf } from "../../registration/picture.ts";
import { type RegistrationView, readRegistrationAt } from "../../registration/queries.ts";
import { moreTimeAction } from "../../registration/shared-actions.ts";
import { AbsherIdentity } from "../absher-identity.tsx";
import { giveAnswersAction } from "../actions.ts";
import { titled } from "../title.ts";
import { UsernameAndPassword } from "../username-and-password.tsx";

export const generateMetadata = titled((words) => words.details.title);

type Open = RegistrationAt<"started" | "details_given" | "code_sent">;

/** Number, full name, password and the rest, on one page as the mission tells it; also where they are corrected. */
export default async function DetailsPage() {
  const view = await readRegistrationAt("national_file", "started", "details_given", "code_sent");
  const { locale, state } = view;
  const words = nationalFileWords(locale).details;
  return (
    <FlowPage
      back={nationalFilePath(locale)}
      help={words.help}
      limit={timeLimitOf(view, moreTimeAction.bind(null, "national_file"))}
      locale={locale}
      step={{ current: 1, total: 3 }}
      title={words.title}
    >
      <AbsherIdentity absher={state.absher} locale={locale} />
      {state.step === "started" ? null : (
        <Notice tone="info">
          <p>{registrationWords(locale).details.secretsAgain}</p>
        </Notice>
      )}
      <DetailsForm view={view} />
    </FlowPage>
  );
}

async function DetailsForm({ view: { locale, flowId, state } }: { readonly view: RegistrationView<Open> }) {
  const common = vocabulary(locale);
  const words = nationalFileWords(locale).details;
  const { identity: identityWords, details: detailsWords } = registrationWords(locale);
  const given = state.step === "started" ? null : state;
  const labels = {
    ...credentialsLabels(locale),
    mobile: common.mobile,
    fullName: common.fullName,
    email: common.email,
    picture: common.pictureCode,
  };
  return (
    <Form action={giveAnswersAction} labels={labels}>
      <MobileField
        help={identityWords.mobileHelp}
        label={common.mobile}
        name="mobile"
        value={given === null ? "" : showMobile(given.identity.mobile)}
      />
      <TextField
        autoComplete="name"
        help={words.fullNameHelp}
        label={common.fullName}
        name="fullName"
        value={given?.identity.fullName ?? ""}
      />
      <UsernameAndPassword absher={state.absher} locale={locale} typed={given?.details.username ?? ""} />
      <EmailField help={words.emailHelp} label={common.email} optional value={given?.identity.email ?? ""} />
      <SelectField
        help={detailsWords.languageHelp}
        label={common.preferredLanguage}
        name="language"
        options={[
          { value: "ar", label: common.arabic },
          { value: "en", label: common.english },
        ]}
        value={given?.details.language ?? locale}
      />
      <PictureCodeField name="picture" picture={await pictureOf(portal().ports, flowId).current()} />
      <CheckboxField
        help={<AgreementLinks locale={locale} />}
        label={common.agreement}
        name="agreement"
        {...(given === null ? {} : { value: "on" as const })}
      />
      <SubmitButton>{common.next}</SubmitButton>
    </Form>
  );
}
