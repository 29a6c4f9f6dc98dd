import { FlowPage } from "#components/flow-page.tsx";
import { Form } from "#components/form.tsx";
import { PasswordField } from "#components/password-field.tsx";
import { PictureCodeField } from "#components/picture-code-field.tsx";
import { SubmitButton } from "#components/submit-button.tsx";
import { TextField } from "#components/text-field.tsx";
import { mobileChangeWords } from "#lib/i18n/messages/mobile-change/words.ts";
import { vocabulary } from "#lib/i18n/messages/vocabulary/words.ts";
import { portal } from "#lib/portal.ts";
import { readFlowId } from "#lib/session/flow-cookie.ts";
import { moreTimeAction, provePasswordAction } from "../../../../mobile-change/actions.ts";
import { changeStartPath } from "../../../../mobile-change/paths.ts";
import { pictureOf } from "../../../../mobile-change/picture.ts";
import { FLOW_OF_ROUTE, readChangeAt } from "../../../../mobile-change/queries.ts";
import { stepOf } from "../../../../mobile-change/steps.ts";
import { titled } from "../../../../mobile-change/title.ts";
import { timeLimitOf } from "../../../../time-limit.ts";

export const generateMetadata = titled((words) => words.signIn.title);

/** Username or id, full name, password and picture code. It opens no session, only this change. */
export default async function AbsherSignInPage() {
  const view = await readChangeAt("absher", "started");
  const { locale, route } = view;
  const common = vocabulary(locale);
  const words = mobileChangeWords(locale).signIn;
  const picture = await pictureOf(portal().ports, await readFlowId(FLOW_OF_ROUTE.absher)).current();
  const labels = {
    name: common.signInName,
    fullName: common.fullName,
    password: common.password,
    picture: common.pictureCode,
  };
  return (
    <FlowPage
      back={changeStartPath(locale, route)}
      help={words.help}
      limit={timeLimitOf(view, moreTimeAction.bind(null, route))}
      locale={locale}
      step={stepOf(route, "sign-in")}
      title={words.title}
    >
      <Form action={provePasswordAction} labels={labels}>
        <TextField autoComplete="username" label={common.signInName} name="name" script="latin" />
        <TextField autoComplete="name" help={words.fullNameHelp} label={common.fullName} name="fullName" />
        <PasswordField label={common.password} name="password" use="current-password" />
        <PictureCodeField name="picture" picture={picture} />
        <SubmitButton>{common.signIn}</SubmitButton>
      </Form>
      <p className="field-help">{words.nextSends}</p>
    </FlowPage>
  );
}
