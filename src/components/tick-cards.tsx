"use client";

import { type ReactNode, useId } from "react";

/** One thing that may be ticked, with what there is to know of it before. */
export type TickCard = {
  readonly value: string;
  readonly title: string;
  readonly isTicked: boolean;
  readonly details: ReactNode;
};

type TickCardsProps = {
  readonly legend: string;
  readonly help: string;
  /** Under this name each ticked card sends its value. */
  readonly name: string;
  readonly cards: readonly TickCard[];
};

/** Large boxes to tick or to leave, each with its details in sight. A box's name is its title alone; the details are tied to it. */
export function TickCards({ legend, help, name, cards }: TickCardsProps) {
  return (
    <fieldset className="check-cards">
      <legend className="check-legend">{legend}</legend>
      <p className="field-help">{help}</p>
      <ul className="choice-cards">
        {cards.map((card) => (
          <Card card={card} key={card.value} name={name} />
        ))}
      </ul>
    </fieldset>
  );
}

function Card({ name, card }: { readonly name: string; readonly card: TickCard }) {
  const { value, title, isTicked, details } = card;
  const id = useId();
  return (
    <li className="choice-card tick-card">
      <div className="choice-text">
        <label className="choice-title" htmlFor={id}>
          {title}
        </label>
        <div id={`${id}-details`}>{details}</div>
      </div>
      <input
        aria-describedby={`${id}-details`}
        className="checkbox"
        defaultChecked={isTicked}
        id={id}
        name={name}
        type="checkbox"
        value={value}
      />
    </li>
  );
}
