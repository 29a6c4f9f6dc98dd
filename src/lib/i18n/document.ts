/** One section of a long text: paragraphs, and points where they read better. `id` is its address on the page. */
export type DocumentSection = {
  readonly id: string;
  readonly heading: string;
  readonly paragraphs: readonly string[];
  readonly points: readonly string[];
};

/** A long text that is read from top to bottom: terms, a policy. */
export type LongDocument = {
  readonly title: string;
  readonly intro: string;
  readonly sections: readonly DocumentSection[];
};
