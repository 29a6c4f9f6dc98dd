import { ButtonLink } from "#components/button-link.tsx";
import { FlowPage } from "#components/flow-page.tsx";
import { Form } from "#components/form.tsx";
import { SubmitButton } from "#components/submit-button.tsx";
import { fill } from "#lib/i18n/catalogue.ts";
import type { Locale } from "#lib/i18n/locales.ts";
import { signInWords } from "#lib/i18n/messages/sign-in/words.ts";
import type { InteractionDetails } from "#lib/oidc/interaction-gateway.ts";
import { continueAction } from "./actions.ts";

/** The request is over, or never was this browser's: where to go from here. */
export function GonePage({ locale }: { readonly locale: Locale }) {
  const words = signInWords(locale);
  return (
    <FlowPage help={<p>{words.gone}</p>} locale={locale} title={words.goneTitle}>
      <ButtonLink href={`/${locale}/account`}>{words.goneAccount}</ButtonLink>
    </FlowPage>
  );
}

/** The code was right but the way back was interrupted. */
export function CompletedPage({ locale, asked }: { readonly locale: Locale; readonly asked: InteractionDetails }) {
  const words = signInWords(locale);
  const sentence = fill(words.completed, { site: asked.client.name[locale] });
  return (
    <FlowPage help={<p>{sentence}</p>} locale={locale} title={words.completedTitle}>
      <Form action={continueAction.bind(null, asked.uid)}>
        <SubmitButton>{words.continue}</SubmitButton>
      </Form>
    </FlowPage>
  );
}
