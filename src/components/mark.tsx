import { MARK_STROKES } from "#lib/brand/mark-strokes.ts";

/** The mark of Nafidha. Decorative; its name stands beside it. */
export function Mark() {
  return (
    <svg aria-hidden="true" className="mark" focusable="false" viewBox="0 0 48 48">
      {MARK_STROKES.map(({ path, width }) => (
        <path d={path} key={path} strokeWidth={width} />
      ))}
    </svg>
  );
}
