"use client";

import { useField } from "./form-context.tsx";
import { Icon, type IconName } from "./icon.tsx";

/** One thing that may be ticked; it sends `on` under its name. */
export type CheckCard = {
  readonly name: string;
  readonly title: string;
  readonly about: string;
  readonly icon: IconName;
  readonly isTicked?: boolean;
};

type CheckCardsProps = { readonly legend: string; readonly help: string; readonly cards: readonly CheckCard[] };

/** Large boxes to tick, as many as apply, each with a drawing. A box's name is its title alone; what is said about it is tied to it. */
export function CheckCards({ legend, help, cards }: CheckCardsProps) {
  return (
    <fieldset className="check-cards">
      <legend className="check-legend">{legend}</legend>
      <p className="field-help">{help}</p>
      <ul className="choice-cards">
        {cards.map((card) => (
          <Card card={card} key={card.name} />
        ))}
      </ul>
    </fieldset>
  );
}

function Card({ card }: { readonly card: CheckCard }) {
  const { name, title, about, icon, isTicked = false } = card;
  const field = useField(name);
  return (
    <li className="choice-card">
      <span className="choice-icon">
        <Icon name={icon} />
      </span>
      <span className="choice-text">
        <label className="choice-title" htmlFor={field.id}>
          {title}
        </label>
        <span className="choice-about" id={field.helpId}>
          {about}
        </span>
      </span>
      <input
        aria-describedby={field.helpId}
        className="checkbox"
        defaultChecked={field.attempt > 0 ? field.echoed === "on" : isTicked}
        id={field.id}
        key={field.attempt}
        name={name}
        type="checkbox"
        value="on"
      />
    </li>
  );
}
