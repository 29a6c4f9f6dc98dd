import type { Metadata } from "next";
import { ChoiceCards } from "#components/choice-cards.tsx";
import { FlowPage } from "#components/flow-page.tsx";
import { Notice } from "#components/notice.tsx";
import { fill } from "#lib/i18n/catalogue.ts";
import { currentLocale } from "#lib/i18n/current-locale.ts";
import { momentInWords } from "#lib/i18n/dates.ts";
import type { Locale } from "#lib/i18n/locales.ts";
import { securityWords } from "#lib/i18n/messages/security/words.ts";
import { sessionsWords } from "#lib/i18n/messages/sessions/words.ts";
import { requireAccount } from "#lib/session/require-account.ts";
import { CredentialsSection } from "./credentials-section.tsx";
import { FactorSection } from "./factor-section.tsx";
import { PasskeySection } from "./passkeys/passkey-section.tsx";
import { lostPhonePath, securityPath } from "./paths.ts";
import { readSecurityPage } from "./queries.ts";
import { sessionsPath } from "./sessions/paths.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: securityWords(await currentLocale()).title };
}

/** Every way in which a person can prove who they are, each with what can be done about it. */
export default async function SecurityPage() {
  const locale = await currentLocale();
  const { account } = await requireAccount(locale, securityPath(locale));
  const { factors, guardedUntil } = await readSecurityPage(account);
  const words = securityWords(locale);
  return (
    <FlowPage back={`/${locale}/account`} help={words.help} locale={locale} title={words.title}>
      {guardedUntil === null ? null : (
        <Notice tone="warning">{fill(words.guarded, { time: momentInWords(guardedUntil, locale) })}</Notice>
      )}
      <CredentialsSection account={account} locale={locale} />
      <PasskeySection account={account} locale={locale} />
      {(["totp", "recovery_code"] as const).map((kind) => (
        <FactorSection
          factor={factors.find((factor) => factor.kind === kind) ?? null}
          guarded={guardedUntil === null ? "no" : "yes"}
          key={kind}
          kind={kind}
          locale={locale}
        />
      ))}
      <section aria-labelledby="sessions">
        <h2 className="mb-3" id="sessions">
          {words.sessionsHeading}
        </h2>
        <ChoiceCards choices={[sessionsChoice(locale)]} id="sessions-page" />
      </section>
      <section aria-labelledby="loss">
        <h2 className="mb-3" id="loss">
          {words.lossHeading}
        </h2>
        <ChoiceCards
          choices={[
            {
              title: words.loss.title,
              description: words.loss.about,
              icon: "phone",
              way: { href: lostPhonePath(locale) },
            },
          ]}
          id="loss-page"
        />
      </section>
    </FlowPage>
  );
}

function sessionsChoice(locale: Locale) {
  const { title, about } = sessionsWords(locale);
  return { title, description: about, icon: "device", way: { href: sessionsPath(locale) } } as const;
}
