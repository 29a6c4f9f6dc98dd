import type { Metadata } from "next";
import { FlowPage } from "#components/flow-page.tsx";
import { Form } from "#components/form.tsx";
import { HiddenField } from "#components/hidden-field.tsx";
import { PictureCodeField } from "#components/picture-code-field.tsx";
import { SubmitButton } from "#components/submit-button.tsx";
import { TextField } from "#components/text-field.tsx";
import { currentLocale } from "#lib/i18n/current-locale.ts";
import { freezeWords } from "#lib/i18n/messages/freeze/words.ts";
import { recoveryWords } from "#lib/i18n/messages/recovery/words.ts";
import { serviceDeskWords } from "#lib/i18n/messages/service-desk/words.ts";
import { vocabulary } from "#lib/i18n/messages/vocabulary/words.ts";
import { portal } from "#lib/portal.ts";
import { holdAction } from "./actions.ts";
import { pictureOf } from "./picture.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: freezeWords(await currentLocale()).title };
}

/** The emergency stop: what it stops and how that ends, then the hold code of a message. Nobody has to sign in. */
export default async function FreezePage() {
  const locale = await currentLocale();
  const common = vocabulary(locale);
  const words = freezeWords(locale);
  const { ports } = portal();
  const page = ports.chance.token();
  const picture = await pictureOf(ports, page).current();
  return (
    <FlowPage back={`/${locale}`} help={words.help} locale={locale} title={words.title}>
      <section aria-labelledby="stops">
        <h2 id="stops">{words.stopsHeading}</h2>
        <ul className="mt-2 list-disc ps-6">
          {words.stops.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      </section>
      <section aria-labelledby="undo">
        <h2 id="undo">{words.undoHeading}</h2>
        <p>{words.undo}</p>
      </section>
      <Form action={holdAction} labels={{ code: common.holdCode, picture: common.pictureCode }}>
        <HiddenField name="page" value={page} />
        <TextField help={words.codeHelp} label={common.holdCode} name="code" script="latin" />
        <PictureCodeField name="picture" picture={picture} />
        <SubmitButton tone="danger">{words.submit}</SubmitButton>
      </Form>
      <details className="details">
        <summary>{words.noCode}</summary>
        <p>{words.noCodeHelp}</p>
        <p>
          <a href={`/${locale}/recovery/freeze`}>{recoveryWords(locale).aims.freeze_account.title}</a>
        </p>
        <p>
          <a href={`/${locale}/recovery/stolen`}>{recoveryWords(locale).aims.report_stolen_phone.title}</a>
        </p>
        <p>
          <a href={`/${locale}/recovery/lift`}>{recoveryWords(locale).aims.lift_freeze.title}</a>
        </p>
        <p>
          <a href={`/${locale}/freeze/service-desk`}>{serviceDeskWords(locale).confirmTitle}</a>
        </p>
        <p>
          <a href={`/${locale}/recovery`}>{words.lostPhone}</a>
        </p>
      </details>
    </FlowPage>
  );
}
