import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { cache } from "react";
import { FlowPage } from "#components/flow-page.tsx";
import { Form } from "#components/form.tsx";
import { SubmitButton } from "#components/submit-button.tsx";
import { TextField } from "#components/text-field.tsx";
import type { Factor } from "#lib/domain/factors/factor.ts";
import { guardOfRemoval } from "#lib/flows/factors/load-guard-of-removal.ts";
import { fill } from "#lib/i18n/catalogue.ts";
import { currentLocale } from "#lib/i18n/current-locale.ts";
import { dateInWords, momentInWords } from "#lib/i18n/dates.ts";
import type { Locale } from "#lib/i18n/locales.ts";
import { passkeyWords } from "#lib/i18n/messages/passkeys/words.ts";
import { portal } from "#lib/portal.ts";
import { requireFreshAccount } from "#lib/session/require-account.ts";
import { securityPath } from "../../paths.ts";
import { removePasskeyAction, renamePasskeyAction } from "../actions.ts";
import { onePath } from "../paths.ts";
import { readPasskey } from "../queries.ts";

type PageProps = { readonly params: Promise<{ id: string }> };

/** Title and page are made of one reading. */
const readOnce = cache(async (id: string) => {
  const locale = await currentLocale();
  const { account, session } = await requireFreshAccount(locale, onePath(locale, id));
  const passkey = await readPasskey(account, id);
  if (passkey === null) notFound();
  const guard = await guardOfRemoval(portal().ports, { account, methods: session.amr });
  return { locale, passkey, guard };
});

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const { locale, passkey } = await readOnce((await params).id);
  return { title: titleOf(locale, passkey) };
}

function titleOf(locale: Locale, { name }: Factor): string {
  const words = passkeyWords(locale);
  return fill(words.oneTitle, { name: name ?? words.unnamed });
}

/** One passkey: another name for it, or its end, with what follows. */
export default async function PasskeyPage({ params }: PageProps) {
  const { locale, passkey, guard } = await readOnce((await params).id);
  const words = passkeyWords(locale);
  return (
    <FlowPage
      back={securityPath(locale)}
      help={fill(words.addedAt, { time: dateInWords(passkey.addedAt, locale) })}
      locale={locale}
      title={titleOf(locale, passkey)}
    >
      <Form action={renamePasskeyAction.bind(null, passkey.id)} id="rename" labels={{ name: words.name }}>
        <TextField label={words.name} name="name" value={passkey.name ?? ""} />
        <SubmitButton tone="secondary">{words.rename}</SubmitButton>
      </Form>
      <section aria-labelledby="remove-heading" className="space-y-3">
        <h2 id="remove-heading">{words.removeHeading}</h2>
        <p>{words.removeAbout}</p>
        {guard.ok ? (
          <Form action={removePasskeyAction.bind(null, passkey.id)} id="remove">
            <p>{guard.value === null ? words.removeUnguarded : words.removeGuards}</p>
            <SubmitButton tone="danger">{words.remove}</SubmitButton>
          </Form>
        ) : (
          <p>{fill(words.removeBarred, { time: momentInWords(guard.refusal.until, locale) })}</p>
        )}
      </section>
    </FlowPage>
  );
}
