import { ButtonLink } from "#components/button-link.tsx";
import { ChoiceCards } from "#components/choice-cards.tsx";
import { FlowPage } from "#components/flow-page.tsx";
import { Form } from "#components/form.tsx";
import { Notice } from "#components/notice.tsx";
import { currentLocale } from "#lib/i18n/current-locale.ts";
import { registrationWords } from "#lib/i18n/messages/registration/words.ts";
import { vocabulary } from "#lib/i18n/messages/vocabulary/words.ts";
import { startAction } from "../actions.ts";
import { pagePath, registrationStartPath } from "../paths.ts";
import { findRegistration } from "../queries.ts";
import { titled } from "../title.ts";

export const generateMetadata = titled((words) => words.absher.title);

/** "New user": begins a registration. One that was begun here before can be gone on with; nothing of it is shown. */
export default async function AbsherPage() {
  const locale = await currentLocale();
  const words = registrationWords(locale).absher;
  const newUser = {
    title: vocabulary(locale).newUser,
    description: words.newUserAbout,
    icon: "register",
    way: { submit: { name: "intent", value: "new_user" } },
  } as const;
  return (
    <FlowPage back={registrationStartPath(locale)} help={words.help} locale={locale} title={words.title}>
      {(await isUnfinished()) ? (
        <Notice tone="info" title={words.unfinished}>
          <ButtonLink href={pagePath(locale, "new_user", "continue")} tone="secondary">
            {words.continue}
          </ButtonLink>
        </Notice>
      ) : null}
      <Form action={startAction}>
        <ChoiceCards choices={[newUser]} id="user" />
      </Form>
      <section aria-labelledby="needed">
        <h2 id="needed">{words.needTitle}</h2>
        <ul className="mt-2 list-disc ps-6">
          {words.need.map((thing) => (
            <li key={thing}>{thing}</li>
          ))}
        </ul>
      </section>
    </FlowPage>
  );
}

async function isUnfinished(): Promise<boolean> {
  const found = await findRegistration("new_user");
  return typeof found === "object" && !["started", "activated", "refused"].includes(found.state.step);
}
