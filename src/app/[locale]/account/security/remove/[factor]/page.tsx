import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { ButtonLink } from "#components/button-link.tsx";
import { FlowPage } from "#components/flow-page.tsx";
import { Form } from "#components/form.tsx";
import { Notice } from "#components/notice.tsx";
import { SubmitButton } from "#components/submit-button.tsx";
import type { EnrolledKind } from "#lib/domain/factors/enrolment-machine.ts";
import { currentLocale } from "#lib/i18n/current-locale.ts";
import type { Locale } from "#lib/i18n/locales.ts";
import { securityWords } from "#lib/i18n/messages/security/words.ts";
import { requireFreshAccount } from "#lib/session/require-account.ts";
import { removeFactorAction } from "../../actions.ts";
import { kindOfSlug, removalPath, securityPath } from "../../paths.ts";
import { readConsequence, toSecurity } from "../../queries.ts";

type RemovalPageProps = { readonly params: Promise<{ factor: string }> };

const titleOf = (locale: Locale, kind: EnrolledKind): string => {
  const words = securityWords(locale).removing;
  return kind === "totp" ? words.totpTitle : words.codesTitle;
};

export async function generateMetadata({ params }: RemovalPageProps): Promise<Metadata> {
  const kind = kindOfSlug((await params).factor);
  return kind === null ? {} : { title: titleOf(await currentLocale(), kind) };
}

/** What removing an app or printed codes means, and the button that does it. */
export default async function RemovalPage({ params }: RemovalPageProps) {
  const kind = kindOfSlug((await params).factor);
  if (kind === null) notFound();
  const locale = await currentLocale();
  const { account, session } = await requireFreshAccount(locale, removalPath(locale, kind));
  const consequence = await readConsequence({ account, methods: session.amr }, kind);
  if (consequence === "none" || consequence === "refused") return toSecurity(locale);
  const { removing, replacing } = securityWords(locale);
  return (
    <FlowPage back={securityPath(locale)} help={removing[kind]} locale={locale} title={titleOf(locale, kind)}>
      {consequence === "guarded" ? <Notice tone="warning">{replacing.guards}</Notice> : null}
      <Form action={removeFactorAction.bind(null, kind)} id="remove-factor">
        <SubmitButton tone="danger">{removing.confirm}</SubmitButton>
      </Form>
      <ButtonLink href={securityPath(locale)} tone="quiet">
        {removing.keep}
      </ButtonLink>
    </FlowPage>
  );
}
