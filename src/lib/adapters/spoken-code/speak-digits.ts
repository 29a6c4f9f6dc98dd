import type { DigitSpeaker } from "#lib/ports/digit-speaker.ts";
import { assemble } from "./assemble.ts";
import { chooseWords } from "./choose-words.ts";
import { recordings } from "./recordings.ts";
import { sealedDice } from "./sealed-dice.ts";
import { writeWav } from "./wav.ts";

/** Says digits out of recordings, each in a voice of its own, over a murmur (decision 0020). */
export const speakDigits: DigitSpeaker = async (digits, { language, seed }) => {
  const dice = sealedDice(seed);
  return writeWav(assemble(chooseWords(digits, await recordings(language), dice), dice));
};
