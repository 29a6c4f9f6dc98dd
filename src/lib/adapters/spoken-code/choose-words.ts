import type { Dice } from "./assemble.ts";
import type { Samples } from "./wav.ts";

/** The ten digits as one voice says them. */
export type SpokenDigits = readonly Samples[];

/** For each digit, in order, its recording in a voice that chance chooses. Throws on what is no digit. */
export function chooseWords(digits: string, voices: readonly SpokenDigits[], dice: Dice): readonly Samples[] {
  return [...digits].map((digit) => {
    const word = voices[Math.floor(dice() * voices.length)]?.[Number(digit)];
    if (word === undefined) throw new Error("only digits can be spoken");
    return word;
  });
}
