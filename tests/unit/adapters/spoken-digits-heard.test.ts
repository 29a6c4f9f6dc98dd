import { describe, expect, it } from "vitest";
import { assemble } from "#lib/adapters/spoken-code/assemble.ts";
import { recordings } from "#lib/adapters/spoken-code/recordings.ts";
import { sealedDice } from "#lib/adapters/spoken-code/sealed-dice.ts";
import { speakDigits } from "#lib/adapters/spoken-code/speak-digits.ts";
import { readWav, type Samples } from "#lib/adapters/spoken-code/wav.ts";
import { LANGUAGES } from "#lib/domain/language.ts";
import { distanceBetween, featuresOf, nearest } from "#scripts/recordings/word-distance.ts";
import { silenceAround, wordsIn } from "#scripts/recordings/words-in.ts";

/** The two digits of one voice that are most alike (four and seven in Arabic) are 9.6 apart; a recording is 0 from itself. */
const APART = 8;
const SILENT_SECONDS = 0.12;

/** A word as it sounds in a code: over the murmur, at another pace. */
const overMurmur = (word: Samples, seed: string) => wordsIn(assemble([word], sealedDice(seed))).map(featuresOf);

/** What only ears can judge stands in docs/accessibility.md; this is what a machine can hear. */
describe.each(LANGUAGES)("the spoken digits as a machine hears them (%s)", async (language) => {
  const voices = await recordings(language);

  it("begin and end with their word: next to no silence around it", () => {
    for (const word of voices.flat()) {
      const { before, after } = silenceAround(word);
      expect(before).toBeLessThan(SILENT_SECONDS);
      expect(after).toBeLessThan(SILENT_SECONDS);
    }
  });

  it("are told apart in every voice", () => {
    for (const digits of voices.map((words) => words.map(featuresOf))) {
      digits.forEach((one, at) => {
        for (const other of digits.slice(at + 1)) expect(distanceBetween(one, other)).toBeGreaterThan(APART);
      });
    }
  });

  it("are heard in a code as they were asked for, in order", async () => {
    const known = Array.from({ length: 10 }, (_, digit) =>
      voices.flatMap((words, voice) => overMurmur(words[digit] ?? new Int16Array(), `${voice} ${digit}`)),
    );
    for (const digits of ["0123456789", "99406"]) {
      const sound = readWav(await speakDigits(digits, { language, seed: digits }));
      const heard = wordsIn(sound).map((word) => nearest(featuresOf(word), known).index);
      expect(heard.join("")).toBe(digits);
    }
  });
});
