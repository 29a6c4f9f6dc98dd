/** Keeps an id, number, code, e-mail or reference left-to-right inside plain Arabic text; on pages prefer the `Ltr` component. */
export const ltr = (text: string): string => `\u2066${text}\u2069`;
