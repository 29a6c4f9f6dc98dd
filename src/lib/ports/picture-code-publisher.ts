/** What answers one picture code: the digits that are seen, and those that are heard. */
export type PictureAnswers = { readonly answer: string; readonly audioAnswer: string };

/**
 * Tells a demonstration's outside world the answers of a picture code, so that a test can read them.
 * There is no such thing in production: only the simulated picture code has one.
 */
export type PictureCodePublisher = {
  /** Announces the answers before the picture is shown. Never throws: a world that does not listen changes nothing for the person. */
  announce(id: string, answers: PictureAnswers): Promise<void>;
};
