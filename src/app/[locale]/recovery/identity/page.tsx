import { EmailField } from "#components/email-field.tsx";
import { FlowPage } from "#components/flow-page.tsx";
import { Form } from "#components/form.tsx";
import { HiddenField } from "#components/hidden-field.tsx";
import { MobileField } from "#components/mobile-field.tsx";
import { PictureCodeField } from "#components/picture-code-field.tsx";
import { SubmitButton } from "#components/submit-button.tsx";
import { TextField } from "#components/text-field.tsx";
import { isMobileNumber, showMobile } from "#lib/domain/mobile-number.ts";
import { recoveryWords } from "#lib/i18n/messages/recovery/words.ts";
import { vocabulary } from "#lib/i18n/messages/vocabulary/words.ts";
import { portal } from "#lib/portal.ts";
import { readFlowId } from "#lib/session/flow-cookie.ts";
import { timeLimitOf } from "../../../time-limit.ts";
import { giveNewNumberAction, moreTimeAction } from "../actions.ts";
import { recoveryPath } from "../paths.ts";
import { pictureOf } from "../picture.ts";
import { readRecoveryAt } from "../queries.ts";
import { titled } from "../title.ts";

export const generateMetadata = titled((words) => words.identity.title);

/** Who it is, a number of their own, and the picture code; also where they are corrected. Whoever still has the e-mail is not asked for another. */
export default async function IdentityPage() {
  const view = await readRecoveryAt("begun", "code_sent", "number_refused");
  const { locale, state } = view;
  const common = vocabulary(locale);
  const words = recoveryWords(locale).identity;
  const picture = await pictureOf(portal().ports, await readFlowId("recovery")).current();
  const wish = state.step === "begun" ? null : state.wish;
  const country = { name: "country", options: [{ value: "SA", label: common.saudiArabia }], value: "SA" };
  const labels = {
    name: common.signInName,
    country: common.countryCode,
    mobile: common.newMobile,
    email: common.newEmail,
    picture: common.pictureCode,
  };
  return (
    <FlowPage
      back={recoveryPath(locale, "plan")}
      help={words.help}
      limit={timeLimitOf(view, moreTimeAction)}
      locale={locale}
      title={words.title}
    >
      <Form action={giveNewNumberAction} labels={labels}>
        <TextField autoComplete="username" label={common.signInName} name="name" script="latin" />
        <MobileField
          country={country}
          help={words.mobileHelp}
          label={common.newMobile}
          name="mobile"
          value={wish !== null && isMobileNumber(wish.number) ? showMobile(wish.number) : ""}
        />
        {state.belongings.includes("email") ? (
          <HiddenField name="email" value="" />
        ) : (
          <EmailField help={words.emailHelp} label={common.newEmail} optional value={wish?.email ?? ""} />
        )}
        <PictureCodeField name="picture" picture={picture} />
        <SubmitButton>{common.next}</SubmitButton>
      </Form>
    </FlowPage>
  );
}
