"use client";

import { use, useEffect, useRef, useState, useTransition } from "react";
import { FieldFrame } from "./field-frame.tsx";
import { describedBy, FormContext, useField } from "./form-context.tsx";
import { Icon } from "./icon.tsx";
import { useLanguage } from "./language-context.tsx";

/** The name and value of the button that asks for another picture where there are no scripts. */
export const ANOTHER_PICTURE = { name: "intent", value: "another_picture" } as const;

type PictureCodeFieldProps = {
  readonly name: string;
  /** The id of the flow's live picture. */
  readonly picture: string;
  /** Draws another picture in place; without it (or without scripts) the button submits the form with `ANOTHER_PICTURE`. */
  readonly renew?: () => Promise<{ readonly id: string }>;
};

const addressOf = (id: string) => `/api/picture-codes/${encodeURIComponent(id)}`;

/** The picture code under its fixed label: a large picture, a field, and another picture for the asking. */
export function PictureCodeField({ name, picture, renew }: PictureCodeFieldProps) {
  const { words } = useLanguage();
  const field = useField(name);
  const answered = use(FormContext).state.picture?.id;
  const [renewed, setRenewed] = useState<string | null>(null);
  const [drawing, startDrawing] = useTransition();
  const input = useRef<HTMLInputElement>(null);
  const id = renewed ?? answered ?? picture;

  // biome-ignore lint/correctness/useExhaustiveDependencies: an answer of the server replaces a picture drawn in between
  useEffect(() => setRenewed(null), [field.attempt]);

  const drawAnother = (ask: NonNullable<typeof renew>) =>
    startDrawing(async () => {
      const next = await ask();
      setRenewed(next.id);
      if (input.current === null) return;
      input.current.value = "";
      input.current.focus();
    });

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
          aria-disabled={drawing}
          className="button button-quiet"
          formNoValidate
          name={ANOTHER_PICTURE.name}
          onClick={(event) => {
            if (renew === undefined) return;
            event.preventDefault();
            if (!drawing) drawAnother(renew);
          }}
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
        ref={input}
        required
        type="text"
      />
      <p className="sr-only" role="status">
        {renewed === null ? "" : words.anotherPictureShown}
      </p>
    </FieldFrame>
  );
}
