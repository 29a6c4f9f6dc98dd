/** One stroke of the mark, in a square of 48: its path, and how wide it is. */
export type MarkStroke = { readonly path: string; readonly width: number };

/** The mark of Nafidha: an arched window of two strokes with an eight-fold lattice. Drawn by the pages and by the provider's own. */
export const MARK_STROKES: readonly MarkStroke[] = [
  { path: "M6.5 45V22.5C6.5 12 14 6.5 24 2c10 4.5 17.5 10 17.5 20.5V45", width: 3 },
  { path: "M13 45V23.5c0-7 4.5-11 11-14.3 6.5 3.3 11 7.3 11 14.3V45", width: 2 },
  { path: "M18.3 22.8h11.4v11.4H18.3zM24 20.44l8.06 8.06L24 36.56l-8.06-8.06z", width: 1.6 },
  { path: "M24 13v7.44M24 36.56V45M13 28.5h2.94m16.12 0H35", width: 1.6 },
  { path: "M3 45h42", width: 3 },
];
