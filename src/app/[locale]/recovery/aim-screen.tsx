import type { ReactNode } from "react";
import { CheckCards } from "#components/check-cards.tsx";
import { FlowPage } from "#components/flow-page.tsx";
import { Form } from "#components/form.tsx";
import { SubmitButton } from "#components/submit-button.tsx";
import type { RecoveryAim } from "#lib/domain/recovery/aim.ts";
import type { Belonging } from "#lib/domain/recovery/belongings.ts";
import type { Locale } from "#lib/i18n/locales.ts";
import { recoveryWords } from "#lib/i18n/messages/recovery/words.ts";
import { vocabulary } from "#lib/i18n/messages/vocabulary/words.ts";
import { beginAimAction } from "./aim-actions.ts";
import { belongingCards } from "./belonging-cards.ts";

type AimScreenProps = {
  readonly locale: Locale;
  readonly aim: Exclude<RecoveryAim, { kind: "change_number" | "set_password" }>;
  readonly back: string;
  /** What of this the person may have; nothing is asked where nothing counts. */
  readonly asked: readonly Belonging[];
  /** The way for who is wrong here. */
  readonly children?: ReactNode;
};

/** The start of a way that is no change of number: what it does, what it takes, and what the person still has. */
export function AimScreen({ locale, aim, back, asked, children }: AimScreenProps) {
  const words = recoveryWords(locale);
  const { title, help, lines } = words.aims[aim.kind];
  const about: Readonly<Record<string, string>> = words.aims.about;
  const cards = belongingCards(locale)
    .filter(({ name }) => asked.some((one) => one === name))
    .map((card) => ({ ...card, about: about[card.name] ?? card.about }));
  return (
    <FlowPage back={back} help={help} locale={locale} title={title}>
      <ul className="list-disc ps-6">
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      <Form action={beginAimAction.bind(null, aim)} id="belongings">
        {cards.length === 0 ? null : (
          <CheckCards cards={cards} help={words.aims.questionHelp} legend={words.question} />
        )}
        <SubmitButton>{vocabulary(locale).next}</SubmitButton>
      </Form>
      {children}
    </FlowPage>
  );
}
