import { CheckboxField } from "#components/checkbox-field.tsx";
import { FlowPage } from "#components/flow-page.tsx";
import { Form } from "#components/form.tsx";
import { Notice } from "#components/notice.tsx";
import { PictureCodeField } from "#components/picture-code-field.tsx";
import { SelectField } from "#components/select-field.tsx";
import { SubmitButton } from "#components/submit-button.tsx";
import type { KeptDetails, RegistrationAt } from "#lib/domain/registration/state.ts";
import { registrationWords } from "#lib/i18n/messages/registration/words.ts";
import { vocabulary } from "#lib/i18n/messages/vocabulary/words.ts";
import { portal } from "#lib/portal.ts";
import { timeLimitOf } from "../../../time-limit.ts";
import { giveDetailsAction } from "../actions.ts";
import { AgreementLinks } from "../agreement-links.tsx";
import { CredentialsFields } from "../credentials-fields.tsx";
import { credentialsLabels, credentialsProps } from "../credentials-props.ts";
import { pagePath } from "../paths.ts";
import { pictureOf } from "../picture.ts";
import { readRegistrationAt } from "../queries.ts";
import { moreTimeAction } from "../shared-actions.ts";
import { titled } from "../title.ts";

export const generateMetadata = titled((words) => words.details.title);

type Open = RegistrationAt<"identity_given" | "details_given" | "code_sent">;

const keptOf = (state: Open): KeptDetails | null => (state.step === "identity_given" ? state.kept : state.details);

/** Username, password, language, picture code and agreement; also where they are corrected. */
export default async function DetailsPage() {
  const view = await readRegistrationAt("new_user", "identity_given", "details_given", "code_sent");
  const { locale, flowId, state } = view;
  const common = vocabulary(locale);
  const words = registrationWords(locale).details;
  const kept = keptOf(state);
  const why = state.step === "identity_given" ? words.passwordAgain : words.secretsAgain;
  return (
    <FlowPage
      back={pagePath(locale, "new_user", "identity")}
      help={words.help}
      limit={timeLimitOf(view, moreTimeAction.bind(null, "new_user"))}
      locale={locale}
      step={{ current: 2, total: 4 }}
      title={words.title}
    >
      {kept === null ? null : (
        <Notice tone="info">
          <p>{why}</p>
        </Notice>
      )}
      <Form action={giveDetailsAction} labels={{ ...credentialsLabels(locale), picture: common.pictureCode }}>
        <CredentialsFields {...credentialsProps(locale, state.identity)} username={kept?.username ?? ""} />
        <SelectField
          help={words.languageHelp}
          label={common.preferredLanguage}
          name="language"
          options={[
            { value: "ar", label: common.arabic },
            { value: "en", label: common.english },
          ]}
          value={kept?.language ?? locale}
        />
        <PictureCodeField name="picture" picture={await pictureOf(portal().ports, flowId).current()} />
        <CheckboxField
          help={<AgreementLinks locale={locale} />}
          label={common.agreement}
          name="agreement"
          {...(kept === null ? {} : { value: "on" as const })}
        />
        <SubmitButton>{common.next}</SubmitButton>
      </Form>
    </FlowPage>
  );
}
