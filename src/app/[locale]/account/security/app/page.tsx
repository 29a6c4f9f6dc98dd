import type { Metadata } from "next";
import { ButtonLink } from "#components/button-link.tsx";
import { FlowPage } from "#components/flow-page.tsx";
import { Form } from "#components/form.tsx";
import { Ltr } from "#components/ltr.tsx";
import { SubmitButton } from "#components/submit-button.tsx";
import { TextField } from "#components/text-field.tsx";
import { currentLocale } from "#lib/i18n/current-locale.ts";
import type { Locale } from "#lib/i18n/locales.ts";
import { securityWords } from "#lib/i18n/messages/security/words.ts";
import { portal } from "#lib/portal.ts";
import { timeLimitOf } from "../../../../time-limit.ts";
import { moreTimeAction, proveAppAction } from "../actions.ts";
import { EnrolledScreen } from "../enrolled-screen.tsx";
import { securityPath } from "../paths.ts";
import { readEnrolment } from "../queries.ts";
import { ReplacingNotice } from "../replacing-notice.tsx";
import { ScanSquare } from "../scan-square.tsx";

export async function generateMetadata(): Promise<Metadata> {
  return { title: securityWords(await currentLocale()).app.title };
}

/** Scan or type the key, then type a code: only then is the app added. */
export default async function AppPage() {
  const view = await readEnrolment("totp");
  const { locale, account, state } = view;
  const words = securityWords(locale).app;
  if (state.step !== "app_shown") return <EnrolledScreen kind="totp" locale={locale} />;
  const methods = state.owner.methods;
  return (
    <FlowPage
      back={securityPath(locale)}
      limit={timeLimitOf(view, moreTimeAction.bind(null, "totp"))}
      locale={locale}
      title={words.title}
    >
      <ReplacingNotice account={account} kind="totp" locale={locale} methods={methods} />
      <ol className="numbered-steps">
        <li>
          <p>{words.install}</p>
        </li>
        <Scanning account={account.username} locale={locale} secret={state.secret} />
        <li>
          <p>{words.type}</p>
          <Form action={proveAppAction} id="prove-app" labels={{ code: words.code, name: words.name }}>
            <TextField
              autoComplete="one-time-code"
              help={words.codeHelp}
              inputMode="numeric"
              label={words.code}
              name="code"
              script="latin"
            />
            <TextField help={words.nameHelp} label={words.name} name="name" optional />
            <SubmitButton>{words.confirm}</SubmitButton>
          </Form>
        </li>
      </ol>
    </FlowPage>
  );
}

type ScanningProps = { readonly locale: Locale; readonly secret: string; readonly account: string };

function Scanning({ locale, secret, account }: ScanningProps) {
  const words = securityWords(locale).app;
  const uri = portal().ports.authenticatorCodes.keyUri(secret, { issuer: "Nafidha", account });
  return (
    <li>
      <p>{words.scan}</p>
      <ScanSquare label={words.picture} text={uri} />
      <p>{words.key}</p>
      <p className="typed-key">
        <Ltr>{secret.match(/.{1,4}/g)?.join(" ")}</Ltr>
      </p>
      <p className="field-help">{words.sameDevice}</p>
      <ButtonLink href={uri} tone="quiet">
        {words.open}
      </ButtonLink>
    </li>
  );
}
