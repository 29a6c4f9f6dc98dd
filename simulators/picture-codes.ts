/** The answers of the pictures that the portal has shown, so that a test can read them. */
export type PictureCodes = { put(id: string, answer: string): void; answerOf(id: string): string | undefined };

const LIMIT = 5_000;

/** An empty memory that keeps the newest 5,000 answers; reading one consumes nothing. */
export function createPictureCodes(): PictureCodes {
  const answers = new Map<string, string>();
  return {
    put: (id, answer) => {
      answers.delete(id);
      answers.set(id, answer);
      const oldest = answers.keys().next();
      if (answers.size > LIMIT && !oldest.done) answers.delete(oldest.value);
    },
    answerOf: (id) => answers.get(id),
  };
}
