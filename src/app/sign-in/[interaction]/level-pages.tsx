import { ButtonLink } from "#components/button-link.tsx";
import { FlowPage } from "#components/flow-page.tsx";
import { Form } from "#components/form.tsx";
import { Notice } from "#components/notice.tsx";
import { ShowPasskey } from "#components/passkey/show-passkey.tsx";
import { SubmitButton } from "#components/submit-button.tsx";
import type { PasskeyRequest } from "#lib/domain/factors/passkey-options.ts";
import { fill } from "#lib/i18n/catalogue.ts";
import { momentInWords } from "#lib/i18n/dates.ts";
import type { Locale } from "#lib/i18n/locales.ts";
import { signInWords } from "#lib/i18n/messages/sign-in/words.ts";
import type { InteractionDetails } from "#lib/oidc/interaction-gateway.ts";
import { AskingSite } from "./asking-site.tsx";
import type { OutOfReach } from "./level.ts";
import { limitOf } from "./limit.ts";
import { leaveLevelAction, refuseLevelAction, showPasskeyAction } from "./passkey-actions.ts";

type LevelPageProps = {
  readonly locale: Locale;
  readonly asked: InteractionDetails;
  readonly passkey: PasskeyRequest;
  readonly canLeave: boolean;
};

/** Somebody is signed in, and only a passkey brings what the site asks for: nothing else is asked. */
export function LevelPage({ locale, asked, passkey, canLeave }: LevelPageProps) {
  const words = signInWords(locale);
  const sentence = canLeave ? words.levelWished : words.levelNeeded;
  const leave = canLeave ? leaveLevelAction : refuseLevelAction;
  return (
    <FlowPage
      help={<AskingSite locale={locale} sentence={sentence} site={asked.client} />}
      limit={limitOf(locale, asked)}
      locale={locale}
      title={words.levelTitle}
    >
      <Form action={showPasskeyAction.bind(null, asked.uid)} id="passkey">
        <ShowPasskey name="passkey" request={passkey} tone="primary">
          {words.levelShow}
        </ShowPasskey>
      </Form>
      <p className="without-script">{words.levelNoScripts}</p>
      <Form action={leave.bind(null, asked.uid)} id="leave">
        <SubmitButton tone="secondary">
          {canLeave ? words.levelLeave : fill(words.levelBack, { site: asked.client.name[locale] })}
        </SubmitButton>
      </Form>
    </FlowPage>
  );
}

type RefusedPageProps = { readonly locale: Locale; readonly asked: InteractionDetails; readonly why: OutOfReach };

/** The level that the site cannot do without is out of reach: why, until when, what helps, and the way back. */
export function LevelRefusedPage({ locale, asked, why }: RefusedPageProps) {
  const words = signInWords(locale);
  const site = asked.client.name[locale];
  return (
    <FlowPage limit={limitOf(locale, asked)} locale={locale} title={words.refusedTitle}>
      <Notice title={reasonWords(locale, site, why)} tone="warning">
        <p>{words.refusedKept}</p>
      </Notice>
      {why.kind === "no_passkey" ? (
        <ButtonLink href={`/${locale}/account/security/passkeys/add`}>{words.addPasskey}</ButtonLink>
      ) : null}
      <Form action={refuseLevelAction.bind(null, asked.uid)} id="leave">
        <SubmitButton tone={why.kind === "no_passkey" ? "secondary" : "primary"}>
          {fill(words.levelBack, { site })}
        </SubmitButton>
      </Form>
    </FlowPage>
  );
}

function reasonWords(locale: Locale, site: string, why: OutOfReach): string {
  const words = signInWords(locale);
  switch (why.kind) {
    case "new_account":
      return fill(words.refusedNew, { site, time: momentInWords(why.until, locale) });
    case "guarded":
      return fill(words.refusedGuarded, { site, time: momentInWords(why.until, locale) });
    case "no_passkey":
      return fill(words.refusedNoPasskey, { site });
    case "unknown_level":
      return fill(words.refusedUnknown, { site });
  }
}
