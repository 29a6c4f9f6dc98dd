import type { Metadata } from "next";
import { FlowPage } from "#components/flow-page.tsx";
import { Form } from "#components/form.tsx";
import { Ltr } from "#components/ltr.tsx";
import { Notice } from "#components/notice.tsx";
import { SheetActions } from "#components/sheet-actions.tsx";
import { SubmitButton } from "#components/submit-button.tsx";
import { showRecoveryCode } from "#lib/domain/factors/recovery-code.ts";
import { fill } from "#lib/i18n/catalogue.ts";
import { currentLocale } from "#lib/i18n/current-locale.ts";
import { ltr } from "#lib/i18n/isolate.ts";
import { securityWords } from "#lib/i18n/messages/security/words.ts";
import { timeLimitOf } from "../../../../time-limit.ts";
import { keepCodesAction, moreTimeAction } from "../actions.ts";
import { EnrolledScreen } from "../enrolled-screen.tsx";
import { enrolmentPath, securityPath } from "../paths.ts";
import { readEnrolment } from "../queries.ts";
import { ReplacingNotice } from "../replacing-notice.tsx";

export async function generateMetadata(): Promise<Metadata> {
  return { title: securityWords(await currentLocale()).codes.title };
}

/** The ten codes, to print, copy or download; they count once the person says that they are kept. */
export default async function CodesPage() {
  const view = await readEnrolment("recovery_code");
  const { locale, account, state } = view;
  const words = securityWords(locale).codes;
  if (state.step !== "codes_shown") return <EnrolledScreen kind="recovery_code" locale={locale} />;
  const codes = state.codes.map(showRecoveryCode);
  return (
    <FlowPage
      back={securityPath(locale)}
      help={<p className="screen-only">{words.help}</p>}
      limit={timeLimitOf(view, moreTimeAction.bind(null, "recovery_code"))}
      locale={locale}
      title={words.title}
    >
      <ReplacingNotice account={account} kind="recovery_code" locale={locale} methods={state.owner.methods} />
      <p className="paper-only">{fill(words.paper, { username: ltr(account.username) })}</p>
      <ol aria-label={words.list} className="printed-codes">
        {codes.map((code) => (
          <li key={code}>
            <Ltr>{code}</Ltr>
          </li>
        ))}
      </ol>
      <SheetActions
        download={{ href: `${enrolmentPath(locale, "recovery_code")}/download`, label: words.download }}
        text={codes.join("\n")}
        words={words}
      />
      <p>{words.keep}</p>
      <div className="screen-only">
        <Notice tone="info">{words.notYet}</Notice>
      </div>
      <Form action={keepCodesAction} id="keep-codes">
        <SubmitButton>{words.confirm}</SubmitButton>
      </Form>
    </FlowPage>
  );
}
