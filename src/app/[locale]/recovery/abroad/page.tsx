import Link from "next/link";
import { FlowPage } from "#components/flow-page.tsx";
import { Form } from "#components/form.tsx";
import { Ltr } from "#components/ltr.tsx";
import { Notice } from "#components/notice.tsx";
import { ShowPasskey } from "#components/passkey/show-passkey.tsx";
import { SubmitButton } from "#components/submit-button.tsx";
import { TextField } from "#components/text-field.tsx";
import { isMobileNumber, showMobile } from "#lib/domain/mobile-number.ts";
import type { RecoveryAt } from "#lib/domain/recovery/state.ts";
import { fill } from "#lib/i18n/catalogue.ts";
import { durationWords } from "#lib/i18n/durations.ts";
import type { Locale } from "#lib/i18n/locales.ts";
import { recoveryWords } from "#lib/i18n/messages/recovery/words.ts";
import { vocabulary } from "#lib/i18n/messages/vocabulary/words.ts";
import { portal } from "#lib/portal.ts";
import { timeLimitOf } from "../../../time-limit.ts";
import { moreTimeAction } from "../actions.ts";
import { sendAbroadAction, vouchByDeskCodeAction, vouchByPasskeyAction } from "../evidence-actions.ts";
import { recoveryPath } from "../paths.ts";
import { type RecoveryView, readPasskeyRequest, readRecoveryAt } from "../queries.ts";
import { titled } from "../title.ts";

export const generateMetadata = titled((words) => words.abroad.title);

type Named = RecoveryAt<"abroad_named">;

/** Who vouches for a number of another country: a passkey of the account, or a desk's code for that number. Then the code goes there. */
export default async function AbroadPage() {
  const view = await readRecoveryAt("abroad_named");
  const { locale, state } = view;
  const words = recoveryWords(locale).abroad;
  const { number } = state.wish;
  const duration = durationWords(portal().ports.policy.waits.foreignMs, locale, "oblique");
  return (
    <FlowPage
      back={recoveryPath(locale, "identity")}
      help={words.help}
      limit={timeLimitOf(view, moreTimeAction)}
      locale={locale}
      title={words.title}
    >
      <p>
        <Ltr>{isMobileNumber(number) ? showMobile(number) : number}</Ltr>
      </p>
      <p>{fill(words.wait, { duration })}</p>
      {state.voucher === null ? <Vouching view={view} /> : <Sending locale={locale} />}
    </FlowPage>
  );
}

async function Vouching({ view: { locale } }: { readonly view: RecoveryView<Named> }) {
  const { abroad, passkey, inPerson } = recoveryWords(locale);
  return (
    <>
      <Form action={vouchByPasskeyAction} id="passkey">
        <ShowPasskey name="passkey" request={await readPasskeyRequest()} tone="primary">
          {passkey.use}
        </ShowPasskey>
      </Form>
      <p className="without-script">{passkey.noScripts}</p>
      <section aria-labelledby="desk" className="grid gap-4">
        <h2 id="desk">{abroad.deskHeading}</h2>
        <Form action={vouchByDeskCodeAction} id="desk-code" labels={{ code: inPerson.title }}>
          <TextField autoComplete="off" help={abroad.deskHelp} label={inPerson.title} name="code" script="latin" />
          <SubmitButton>{vocabulary(locale).next}</SubmitButton>
        </Form>
      </section>
      <p>
        <Link href={recoveryPath(locale, "identity")}>{abroad.neither}</Link>
      </p>
    </>
  );
}

function Sending({ locale }: { readonly locale: Locale }) {
  const words = recoveryWords(locale).abroad;
  return (
    <>
      <Notice role="status" tone="info">
        <p>{words.vouched}</p>
      </Notice>
      <Form action={sendAbroadAction}>
        <SubmitButton>{words.send}</SubmitButton>
      </Form>
    </>
  );
}
