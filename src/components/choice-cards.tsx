import { Icon, type IconName } from "./icon.tsx";

/** One way on: a link, or with `submit` a button of the form around it. */
export type Choice = {
  readonly title: string;
  readonly description?: string;
  readonly icon: IconName;
  readonly way: { readonly href: string } | { readonly submit: { readonly name: string; readonly value: string } };
};

type ChoiceCardsProps = {
  readonly id: string;
  readonly choices: readonly Choice[];
  /** Two side by side where there is room. */
  readonly columns?: 1 | 2;
};

/** Large cards to choose from. A card's name is its title alone; the description is tied to it. `id` is unique on its page. */
export function ChoiceCards({ id, choices, columns = 1 }: ChoiceCardsProps) {
  return (
    <ul className={columns === 2 ? "choice-cards choice-cards-wide" : "choice-cards"}>
      {choices.map((choice, index) => {
        const about = choice.description === undefined ? undefined : `${id}-${index}`;
        return (
          <li className="choice-card" key={choice.title}>
            <span className="choice-icon">
              <Icon name={choice.icon} />
            </span>
            <span className="choice-text">
              <ChoiceTitle about={about} choice={choice} />
              {about === undefined ? null : (
                <span className="choice-about" id={about}>
                  {choice.description}
                </span>
              )}
            </span>
            <Icon name="arrow" />
          </li>
        );
      })}
    </ul>
  );
}

function ChoiceTitle({ choice, about }: { readonly choice: Choice; readonly about: string | undefined }) {
  if ("href" in choice.way) {
    return (
      <a aria-describedby={about} className="choice-title" href={choice.way.href}>
        {choice.title}
      </a>
    );
  }
  const { name, value } = choice.way.submit;
  return (
    <button aria-describedby={about} className="choice-title" name={name} type="submit" value={value}>
      {choice.title}
    </button>
  );
}
