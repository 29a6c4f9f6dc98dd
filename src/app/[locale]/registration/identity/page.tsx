import { EmailField } from "#components/email-field.tsx";
import { FlowPage } from "#components/flow-page.tsx";
import { Form } from "#components/form.tsx";
import { MobileField } from "#components/mobile-field.tsx";
import { SubmitButton } from "#components/submit-button.tsx";
import { showMobile } from "#lib/domain/mobile-number.ts";
import { registrationWords } from "#lib/i18n/messages/registration/words.ts";
import { vocabulary } from "#lib/i18n/messages/vocabulary/words.ts";
import { timeLimitOf } from "../../../time-limit.ts";
import { giveIdentityAction } from "../actions.ts";
import { NationalIdField } from "../national-id-field.tsx";
import { absherPath } from "../paths.ts";
import { readRegistrationAt } from "../queries.ts";
import { moreTimeAction } from "../shared-actions.ts";
import { titled } from "../title.ts";

export const generateMetadata = titled((words) => words.identity.title);

/** Id, number and e-mail; also where they are corrected. */
export default async function IdentityPage() {
  const view = await readRegistrationAt("new_user", "started", "identity_given", "details_given", "code_sent");
  const { locale, state } = view;
  const common = vocabulary(locale);
  const words = registrationWords(locale).identity;
  const given = state.step === "started" ? null : state.identity;
  return (
    <FlowPage
      back={absherPath(locale)}
      help={words.help}
      limit={timeLimitOf(view, moreTimeAction.bind(null, "new_user"))}
      locale={locale}
      step={{ current: 1, total: 4 }}
      title={words.title}
    >
      <Form
        action={giveIdentityAction}
        labels={{ nationalId: common.nationalId, mobile: common.mobile, email: common.email }}
      >
        <NationalIdField
          help={words.nationalIdHelp}
          label={common.nationalId}
          rules={registrationWords(locale).nationalIdRules}
          value={given?.nationalId ?? ""}
        />
        <MobileField
          help={words.mobileHelp}
          label={common.mobile}
          name="mobile"
          value={given === null ? "" : showMobile(given.mobile)}
        />
        <EmailField help={words.emailHelp} label={common.email} value={given?.email ?? ""} />
        <SubmitButton>{common.next}</SubmitButton>
      </Form>
    </FlowPage>
  );
}
