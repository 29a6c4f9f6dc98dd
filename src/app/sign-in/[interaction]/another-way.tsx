import { ChoiceCards } from "#components/choice-cards.tsx";
import { Form } from "#components/form.tsx";
import type { IconName } from "#components/icon.tsx";
import type { SecondFactor, Ways } from "#lib/domain/sign-in/second-step.ts";
import type { Locale } from "#lib/i18n/locales.ts";
import { signInWords } from "#lib/i18n/messages/sign-in/words.ts";
import { chooseWayAction } from "./actions.ts";

const ICONS: Readonly<Record<SecondFactor, IconName>> = {
  passkey: "key",
  totp: "shield",
  sms: "phone",
  recovery_code: "document",
};

type AnotherWayProps = {
  readonly locale: Locale;
  readonly uid: string;
  /** What this page asks for. */
  readonly asking: SecondFactor;
  readonly ways: Ways;
};

/** The other ways of the second step, and the way for who has lost the phone. */
export function AnotherWay({ locale, uid, asking, ways }: AnotherWayProps) {
  const words = signInWords(locale);
  const others = ways.filter((way) => way !== asking);
  return (
    <section aria-labelledby="another-way">
      <h2 className="mb-3" id="another-way">
        {words.anotherWay}
      </h2>
      {others.length === 0 ? null : (
        <Form action={chooseWayAction.bind(null, uid)} id="choose-way">
          <ChoiceCards
            choices={others.map((way) => ({
              title: words.ways[way].title,
              description: words.ways[way].about,
              icon: ICONS[way],
              way: { submit: { name: "way", value: way } },
            }))}
            id="way"
          />
        </Form>
      )}
      <a className="button button-quiet mt-3" href={`/${locale}/recovery`}>
        {words.lostPhone}
      </a>
    </section>
  );
}
