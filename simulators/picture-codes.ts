/** The digits of one picture, and those that can be heard instead. */
export type PictureAnswers = { readonly answer: string; readonly audioAnswer?: string | undefined };

/** The answers of the pictures that the portal has shown, so that a test can read them. */
export type PictureCodes = {
  put(id: string, answers: PictureAnswers): void;
  answersOf(id: string): PictureAnswers | undefined;
};

const LIMIT = 5_000;

/** An empty memory that keeps the newest 5,000 answers; reading one consumes nothing. */
export function createPictureCodes(): PictureCodes {
  const answers = new Map<string, PictureAnswers>();
  return {
    put: (id, given) => {
      answers.delete(id);
      answers.set(id, given);
      const oldest = answers.keys().next();
      if (answers.size > LIMIT && !oldest.done) answers.delete(oldest.value);
    },
    answersOf: (id) => answers.get(id),
  };
}
