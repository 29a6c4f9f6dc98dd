import { Icon } from "./icon.tsx";

/** The words of a field's refusal, above its control and tied to it by `id`. */
export function FieldError({ id, words }: { readonly id: string; readonly words: string | undefined }) {
  if (words === undefined) return null;
  return (
    <p className="field-error" id={id}>
      <Icon name="warning" />
      <span>{words}</span>
    </p>
  );
}
