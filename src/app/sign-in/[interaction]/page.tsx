import type { Metadata } from "next";
import { cache } from "react";
import { currentLocale } from "#lib/i18n/current-locale.ts";
import type { Locale } from "#lib/i18n/locales.ts";
import { signInWords } from "#lib/i18n/messages/sign-in/words.ts";
import { CodePage } from "./code-page.tsx";
import { ConsentPage } from "./consent-page.tsx";
import { CredentialsPage, credentialsTitle } from "./credentials-page.tsx";
import { CompletedPage, GonePage } from "./end-pages.tsx";
import { LevelPage, LevelRefusedPage } from "./level-pages.tsx";
import { OwnFactorPage } from "./own-factor-page.tsx";
import { readSignIn, type SignInView } from "./queries.ts";
import { SecondPasskeyPage } from "./second-passkey-page.tsx";

/** Title and page are made of one reading. */
const readOnce = cache(readSignIn);

type PageProps = { readonly params: Promise<{ interaction: string }> };

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const { interaction } = await params;
  const [locale, view] = await Promise.all([currentLocale(), readOnce(interaction)]);
  return { title: titleOf(view, locale) };
}

/** What the page is called, in its heading as in the browser. */
function titleOf(view: SignInView, locale: Locale): string {
  const words = signInWords(locale);
  switch (view.step) {
    case "gone":
      return words.goneTitle;
    case "credentials":
      return credentialsTitle(locale, view.asked);
    case "passkey_only":
      return words.levelTitle;
    case "level_refused":
      return words.refusedTitle;
    case "code":
      return words.codeTitle;
    case "second_passkey":
      return words.factorTitles.passkey;
    case "own_factor":
      return words.factorTitles[view.factor.way];
    case "completed":
      return words.completedTitle;
    case "consent":
      return words.consentTitle;
  }
}

export default async function SignInPage({ params }: PageProps) {
  const { interaction } = await params;
  const locale = await currentLocale();
  return <Step locale={locale} view={await readOnce(interaction)} />;
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
      return <CredentialsPage {...view} locale={locale} />;
    case "passkey_only":
      return <LevelPage asked={view.asked} canLeave={view.canLeave} locale={locale} passkey={view.passkey} />;
    case "level_refused":
      return <LevelRefusedPage asked={view.asked} locale={locale} why={view.why} />;
    case "code":
      return <CodePage asked={view.asked} code={view.code} locale={locale} />;
    case "second_passkey":
      return <SecondPasskeyPage asked={view.asked} locale={locale} passkey={view.passkey} ways={view.ways} />;
    case "own_factor":
      return <OwnFactorPage asked={view.asked} factor={view.factor} locale={locale} />;
    case "completed":
      return <CompletedPage asked={view.asked} locale={locale} />;
    case "consent":
      return <ConsentPage asked={view.asked} groups={view.groups} locale={locale} />;
  }
}
