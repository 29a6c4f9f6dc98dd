/** The signs of the bar and the cards; each stands beside its word and says nothing of its own. */
const SHAPES = {
  card: "M3.5 6.5h17v11h-17zM7 14h4M15.5 10.5h2M15.5 13.5h2M9 10.3a1.3 1.3 0 1 0 0-.1z",
  person: "M12 11.5a3.6 3.6 0 1 0 0-7.2 3.6 3.6 0 0 0 0 7.2zM4.8 20c.9-3.6 3.6-5.4 7.2-5.4s6.3 1.8 7.2 5.4",
  phone: "M8 3.5h8v17H8zM11 17.5h2",
  list: "M5 7h14M5 12h14M5 17h9",
} as const;

/** The name of a sign. */
export type SignName = keyof typeof SHAPES;

/** A sign in the colour of its text. */
export function Sign({ name }: { readonly name: SignName }) {
  return (
    <svg aria-hidden="true" className="icon" fill="none" viewBox="0 0 24 24">
      <path d={SHAPES[name]} stroke="currentColor" strokeLinecap="round" strokeLinejoin="round" strokeWidth="1.7" />
    </svg>
  );
}
