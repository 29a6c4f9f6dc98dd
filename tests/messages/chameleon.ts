/** What a chameleon is in a sentence. */
export const SAMPLE_TEXT = "٭";

/** What a chameleon counts as. */
const SAMPLE_NUMBER = 3;

/**
 * A value that is whatever a function of words wants: a text in a sentence, a number in a calculation, an object with any key. Words of
 * closed lists need real samples instead: what is `known` is what it is.
 */
export function chameleon(known: Readonly<Record<string, unknown>> = {}): unknown {
  return new Proxy(() => SAMPLE_TEXT, {
    get: (_target, key) => {
      if (key === Symbol.toPrimitive) return (hint: string) => (hint === "number" ? SAMPLE_NUMBER : SAMPLE_TEXT);
      if (key === "toString") return () => SAMPLE_TEXT;
      return typeof key === "string" && key in known ? known[key] : chameleon();
    },
  });
}
