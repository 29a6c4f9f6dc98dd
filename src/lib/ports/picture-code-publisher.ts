/**
 * Tells a demonstration's outside world the answer of a picture code, so that a test can read it.
 * There is no such thing in production: only the simulated picture code has one.
 */
export type PictureCodePublisher = {
  /** Announces one answer before its picture is shown. Never throws: a world that does not listen changes nothing for the person. */
  announce(id: string, answer: string): Promise<void>;
};
