import { CheckboxField } from "#components/checkbox-field.tsx";
import { CodeField } from "#components/code-field.tsx";
import { Countdown } from "#components/countdown.tsx";
import { Form } from "#components/form.tsx";
import { Ltr } from "#components/ltr.tsx";
import { MobileField } from "#components/mobile-field.tsx";
import { PasswordField } from "#components/password-field.tsx";
import { PictureCodeField } from "#components/picture-code-field.tsx";
import { ResendButton } from "#components/resend-button.tsx";
import { SelectField } from "#components/select-field.tsx";
import { SubmitButton } from "#components/submit-button.tsx";
import { TextField } from "#components/text-field.tsx";
import type { Locale } from "#lib/i18n/locales.ts";
import { refuseSample, resendSample } from "./actions.ts";
import { SAMPLES } from "./samples.ts";
import { UsernameSample } from "./username-sample.tsx";

const RESEND_MS = 60_000;
const CODE_MS = 300_000;

/** Fields and forms; sending shows their refused state. */
export function FieldSamples({ locale }: { readonly locale: Locale }) {
  const sample = SAMPLES[locale];
  const now = Date.now();
  return (
    <>
      <Form action={refuseSample} labels={{ nationalId: sample.id, mobile: sample.mobile }}>
        <TextField help={sample.idHelp} inputMode="numeric" label={sample.id} name="nationalId" script="latin" />
        <MobileField help={sample.mobileHelp} label={sample.mobile} name="mobile" />
        <UsernameSample help={sample.usernameHelp} label={sample.username} words={sample.rules} />
        <PasswordField label={sample.password} name="password" use="new-password" />
        <SelectField label={sample.language} name="language" options={sample.languages} value={locale} />
        <PictureCodeField name="pictureCode" picture="sample" />
        <CheckboxField help={<a href={`/${locale}/terms`}>{sample.terms}</a>} label={sample.agree} name="agreement" />
        <SubmitButton>{sample.next}</SubmitButton>
        <SubmitButton intent="deny" tone="secondary">
          {sample.another}
        </SubmitButton>
      </Form>
      <Form action={refuseSample} id="code-form">
        <CodeField
          help={
            <>
              {sample.codeHelp} <Ltr>05•••••678</Ltr>
            </>
          }
          label={sample.code}
          name="code"
        />
        <Countdown deadline={{ until: now + CODE_MS, now }} until={sample.until} />
        <SubmitButton>{sample.next}</SubmitButton>
      </Form>
      <Form action={resendSample} id="resend-form">
        <ResendButton allowed={{ until: now + RESEND_MS, now }} />
      </Form>
    </>
  );
}
