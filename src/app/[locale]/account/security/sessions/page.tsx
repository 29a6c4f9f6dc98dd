import type { Metadata } from "next";
import { FlowPage } from "#components/flow-page.tsx";
import { Form } from "#components/form.tsx";
import { SubmitButton } from "#components/submit-button.tsx";
import { fill } from "#lib/i18n/catalogue.ts";
import { currentLocale } from "#lib/i18n/current-locale.ts";
import type { Locale } from "#lib/i18n/locales.ts";
import { sessionsWords } from "#lib/i18n/messages/sessions/words.ts";
import { requireAccount } from "#lib/session/require-account.ts";
import { securityPath } from "../paths.ts";
import { endSeveralAction } from "./actions.ts";
import { sessionsPath } from "./paths.ts";
import { readSessions, type SessionsView, type SessionView } from "./queries.ts";
import { SessionCard } from "./session-card.tsx";

export async function generateMetadata(): Promise<Metadata> {
  return { title: sessionsWords(await currentLocale()).title };
}

/** Every device that is signed in to the account, this one first, and signing out there. */
export default async function SessionsPage() {
  const locale = await currentLocale();
  const { account, session } = await requireAccount(locale, sessionsPath(locale));
  const view = await readSessions({ accountId: account.id, sid: session.sid });
  const words = sessionsWords(locale);
  return (
    <FlowPage back={securityPath(locale)} help={words.help} locale={locale} title={words.title}>
      <Sessions
        heading={words.thisOne}
        id="this-device"
        locale={locale}
        sessions={view.sessions.filter(({ isThisOne }) => isThisOne)}
      />
      <Others locale={locale} view={view} />
      <Several hasOthers={view.sessions.some(({ isThisOne }) => !isThisOne) ? "yes" : "no"} locale={locale} />
      <p>
        <a href={`/${locale}/freeze`}>{words.notYou}</a>
      </p>
    </FlowPage>
  );
}

type SessionsProps = {
  readonly locale: Locale;
  readonly id: string;
  readonly heading: string;
  readonly sessions: readonly SessionView[];
};

function Sessions({ locale, id, heading, sessions }: SessionsProps) {
  if (sessions.length === 0) return null;
  return (
    <section aria-labelledby={id} className="space-y-6">
      <h2 id={id}>{heading}</h2>
      {sessions.map((session, index) => (
        <SessionCard id={`${id}-${index}`} key={session.handle} locale={locale} session={session} />
      ))}
    </section>
  );
}

function Others({ locale, view }: { readonly locale: Locale; readonly view: SessionsView }) {
  const words = sessionsWords(locale);
  const others = view.sessions.filter(({ isThisOne }) => !isThisOne);
  if (others.length === 0) return <p>{words.noOthers}</p>;
  return (
    <>
      <Sessions heading={words.others} id="other-devices" locale={locale} sessions={others} />
      {view.left === 0 ? null : <p>{fill(words.more, { count: view.left })}</p>}
    </>
  );
}

function Several({ locale, hasOthers }: { readonly locale: Locale; readonly hasOthers: "yes" | "no" }) {
  const words = sessionsWords(locale);
  return (
    <section aria-labelledby="several" className="space-y-3">
      <h2 id="several">{words.allHeading}</h2>
      <p>{words.allAbout}</p>
      <Form action={endSeveralAction} id="end-several">
        {hasOthers === "no" ? null : (
          <SubmitButton intent="others" tone="secondary">
            {words.endOthers}
          </SubmitButton>
        )}
        <SubmitButton intent="all" tone="danger">
          {words.endAll}
        </SubmitButton>
      </Form>
    </section>
  );
}
