import type { Metadata } from "next";
import { currentLocale } from "#lib/i18n/current-locale.ts";
import { signInWords } from "#lib/i18n/messages/sign-in/words.ts";
import { CodePage } from "./code-page.tsx";
import { ConsentPage } from "./consent-page.tsx";
import { CredentialsPage } from "./credentials-page.tsx";
import { CompletedPage, GonePage } from "./end-pages.tsx";
import { readSignIn, type SignInView } from "./queries.ts";

type PageProps = { readonly params: Promise<{ interaction: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: signInWords(await currentLocale()).title };
}

export default async function SignInPage({ params }: PageProps) {
  const { interaction } = await params;
  const locale = await currentLocale();
  return <Step locale={locale} view={await readSignIn(interaction)} />;
}

function Step({
  locale,
  view,
}: {
  readonly locale: Awaited<ReturnType<typeof currentLocale>>;
  readonly view: SignInView;
}) {
  switch (view.step) {
    case "gone":
      return <GonePage locale={locale} />;
    case "credentials":
      return <CredentialsPage asked={view.asked} locale={locale} picture={view.picture} />;
    case "code":
      return <CodePage asked={view.asked} code={view.code} locale={locale} />;
    case "completed":
      return <CompletedPage asked={view.asked} locale={locale} />;
    case "consent":
      return <ConsentPage asked={view.asked} locale={locale} scopes={view.scopes} />;
  }
}
