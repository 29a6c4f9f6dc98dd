"use client";

import { use } from "react";
import { flushSync } from "react-dom";
import { FieldFrame } from "./field-frame.tsx";
import { describedBy, type FieldView, FormContext, useField } from "./form-context.tsx";
import { Icon } from "./icon.tsx";
import { useLanguage } from "./language-context.tsx";
import { ListenButton } from "./listen-button.tsx";
import { OtherWays } from "./proof-of-work/other-ways.tsx";
import { useWork } from "./proof-of-work/use-work.ts";
import { WorkDone } from "./proof-of-work/work-done.tsx";

/** The name and value of the button that submits the form for another picture; what was typed is kept. */
export const ANOTHER_PICTURE = { name: "intent", value: "another_picture" } as const;

type PictureCodeFieldProps = {
  readonly name: string;
  /** The id of the flow's live picture. */
  readonly picture: string;
};

const addressOf = (id: string) => `/api/picture-codes/${encodeURIComponent(id)}`;

/**
 * The picture code under its fixed label, in three ways: digits to see, other digits to hear, or work for the browser. All of them answer the one
 * picture at hand, in the one field of this name.
 */
export function PictureCodeField({ name, picture }: PictureCodeFieldProps) {
  const { words } = useLanguage();
  const field = useField(name);
  const id = use(FormContext).state.picture?.id ?? picture;
  const { work, begin, leave } = useWork(`${addressOf(id)}/work`);
  const isDone = work.step === "done";
  const help = isDone ? undefined : words.pictureHelp;
  // What was wrong with the answer before is settled by the work.
  const shown = isDone ? { ...field, error: undefined } : field;

  const backToPicture = () => {
    flushSync(leave);
    document.getElementById(field.id)?.focus();
  };
  return (
    <FieldFrame field={shown} help={help} label={words.pictureCode} name={name}>
      {isDone ? (
        <WorkDone field={field} leave={backToPicture} name={name} solution={work.solution} />
      ) : (
        <>
          <SeeOrHear id={id} />
          <DigitsInput field={field} help={words.pictureHelp} name={name} />
          <OtherWays begin={begin} leave={leave} work={work} />
        </>
      )}
      <p className="sr-only" role="status">
        {isDone ? words.workDone : id === picture ? "" : words.anotherPictureShown}
      </p>
    </FieldFrame>
  );
}

function SeeOrHear({ id }: { readonly id: string }) {
  const { locale, words } = useLanguage();
  return (
    <div className="picture-row">
      {/* biome-ignore lint/performance/noImgElement: a one-time picture, drawn at twice its size; there is nothing to optimise */}
      <img alt={words.pictureAlt} className="picture" data-challenge={id} height={80} src={addressOf(id)} width={220} />
      <div className="picture-ways">
        <ListenButton key={id} sound={`${addressOf(id)}/audio/${locale}`} />
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
    </div>
  );
}

type DigitsInputProps = { readonly field: FieldView; readonly help: string; readonly name: string };

function DigitsInput({ field, help, name }: DigitsInputProps) {
  return (
    <input
      aria-describedby={describedBy(field, help)}
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
  );
}
