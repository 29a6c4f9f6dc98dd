"use client";

import { use } from "react";
import { FieldFrame } from "./field-frame.tsx";
import { describedBy, FormContext, useField } from "./form-context.tsx";
import { Icon } from "./icon.tsx";
import { useLanguage } from "./language-context.tsx";

/** The name and value of the button that submits the form for another picture; what was typed is kept. */
export const ANOTHER_PICTURE = { name: "intent", value: "another_picture" } as const;

type PictureCodeFieldProps = {
  readonly name: string;
  /** The id of the flow's live picture. */
  readonly picture: string;
};

const addressOf = (id: string) => `/api/picture-codes/${encodeURIComponent(id)}`;

/** The picture code under its fixed label: a large picture, a field, and another picture for the asking. */
export function PictureCodeField({ name, picture }: PictureCodeFieldProps) {
  const { words } = useLanguage();
  const field = useField(name);
  const id = use(FormContext).state.picture?.id ?? picture;

  return (
    <FieldFrame field={field} help={words.pictureHelp} label={words.pictureCode} name={name}>
      <div className="picture-row">
        {/* biome-ignore lint/performance/noImgElement: a one-time picture, drawn at twice its size; there is nothing to optimise */}
        <img
          alt={words.pictureAlt}
          className="picture"
          data-challenge={id}
          height={80}
          src={addressOf(id)}
          width={220}
        />
        <button
          className="button button-quiet"
          formNoValidate
          name={ANOTHER_PICTURE.name}
          type="submit"
          value={ANOTHER_PICTURE.value}
        >
          <Icon name="refresh" />
          {words.anotherPicture}
        </button>
      </div>
      <input
        aria-describedby={describedBy(field, words.pictureHelp)}
        aria-invalid={field.error === undefined ? undefined : true}
        autoComplete="off"
        className="control control-picture"
        dir="ltr"
        id={field.id}
        inputMode="numeric"
        key={field.attempt}
        maxLength={16}
        name={name}
        required
        type="text"
      />
      <p className="sr-only" role="status">
        {id === picture ? "" : words.anotherPictureShown}
      </p>
    </FieldFrame>
  );
}
