import type { Metadata } from "next";
import { ChoiceCards } from "#components/choice-cards.tsx";
import { FlowPage } from "#components/flow-page.tsx";
import { Form } from "#components/form.tsx";
import { HiddenField } from "#components/hidden-field.tsx";
import { PictureCodeField } from "#components/picture-code-field.tsx";
import { SubmitButton } from "#components/submit-button.tsx";
import { TextField } from "#components/text-field.tsx";
import { currentLocale } from "#lib/i18n/current-locale.ts";
import { freezeWords } from "#lib/i18n/messages/freeze/words.ts";
import { vocabulary } from "#lib/i18n/messages/vocabulary/words.ts";
import { portal } from "#lib/portal.ts";
import { holdAction } from "./actions.ts";
import { OtherMatters, otherWays } from "./other-ways.tsx";
import { pictureOf } from "./picture.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: freezeWords(await currentLocale()).title };
}

/** The emergency stop: the hold code of a message, then the ways without one, then what it all means. Nobody has to sign in. */
export default async function FreezePage() {
  const locale = await currentLocale();
  const common = vocabulary(locale);
  const words = freezeWords(locale);
  const { ports } = portal();
  const page = ports.chance.token();
  const picture = await pictureOf(ports, page).current();
  return (
    <FlowPage back={`/${locale}`} help={words.help} locale={locale} title={words.title}>
      <Form action={holdAction} labels={{ code: common.holdCode, picture: common.pictureCode }}>
        <HiddenField name="page" value={page} />
        <TextField help={words.codeHelp} label={common.holdCode} name="code" script="latin" />
        <PictureCodeField name="picture" picture={picture} />
        <SubmitButton tone="danger">{words.submit}</SubmitButton>
      </Form>
      <section aria-labelledby="no-code">
        <h2 className="mb-3" id="no-code">
          {words.noCode}
        </h2>
        <ChoiceCards choices={otherWays(locale)} id="way" />
      </section>
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
      <OtherMatters locale={locale} />
    </FlowPage>
  );
}
