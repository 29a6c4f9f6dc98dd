import type { Metadata } from "next";
import { FlowPage } from "#components/flow-page.tsx";
import { Form } from "#components/form.tsx";
import { HiddenField } from "#components/hidden-field.tsx";
import { SubmitButton } from "#components/submit-button.tsx";
import { currentLocale } from "#lib/i18n/current-locale.ts";
import { freezeWords } from "#lib/i18n/messages/freeze/words.ts";
import { holdByLinkAction } from "../../actions.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: freezeWords(await currentLocale()).linkTitle, robots: { index: false } };
}

/**
 * Where the link of an e-mail leads: one button. Opening it stops nothing, since mail programs open links by themselves, and it looks the same
 * for every link, used ones too.
 */
export default async function HoldLinkPage({ params }: { readonly params: Promise<{ secret: string }> }) {
  const locale = await currentLocale();
  const words = freezeWords(locale);
  const { secret } = await params;
  return (
    <FlowPage back={`/${locale}/freeze`} help={words.linkHelp} locale={locale} title={words.linkTitle}>
      <section aria-labelledby="stops">
        <h2 id="stops">{words.linkStopsHeading}</h2>
        <ul className="mt-2 list-disc ps-6">
          {words.stops.slice(0, 2).map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      </section>
      <Form action={holdByLinkAction}>
        <HiddenField name="secret" value={secret} />
        <SubmitButton tone="danger">{words.submit}</SubmitButton>
      </Form>
    </FlowPage>
  );
}
