import { SAMPLE_RATE, type Samples } from "./wav.ts";

/** Numbers from 0 up to 1, as many as are asked for: what decides how one challenge sounds. */
export type Dice = () => number;

/** The pauses in seconds: before the first word (loudspeakers swallow a beginning), between two, after the last. */
export const PAUSES = {
  before: { least: 0.5, most: 0.9 },
  between: { least: 0.5, most: 1.1 },
  after: { least: 0.4, most: 0.4 },
} as const;

/** How much faster or slower than recorded a word may be said; its pitch follows. */
export const PACE = { least: 0.94, most: 1.06 } as const;

const VOLUME = { least: 0.8, most: 1 } as const;
/** A murmur some 19 dB below the words: it covers the joins and blurs a comparison sample by sample, and nobody strains to hear through it. */
const MURMUR = 0.045 * 0x7fff;
/** How much of the last sample a murmur keeps: dull, like a room, not hissing. */
const DULLNESS = 0.7;

/** Words one after the other, in order, with pauses of chance lengths over a murmur. The same dice give the same sound. */
export function assemble(words: readonly Samples[], dice: Dice): Samples {
  const said = words.map((word) => paced(word, between(PACE, dice)));
  const starts = startsOf(said, dice);
  const end = (starts.at(-1) ?? 0) + (said.at(-1)?.length ?? 0) + seconds(PAUSES.after.least);
  const sound = murmur(end, dice);
  said.forEach((word, index) => {
    const volume = between(VOLUME, dice);
    word.forEach((sample, at) => {
      const place = (starts[index] ?? 0) + at;
      sound[place] = (sound[place] ?? 0) + volume * sample;
    });
  });
  return new Int16Array(sound.map((sample) => Math.max(-0x8000, Math.min(0x7fff, Math.round(sample)))));
}

/** Where each word begins, in samples. */
function startsOf(said: readonly Samples[], dice: Dice): readonly number[] {
  let next = seconds(between(PAUSES.before, dice));
  return said.map((word) => {
    const start = next;
    next += word.length + seconds(between(PAUSES.between, dice));
    return start;
  });
}

function paced(word: Samples, pace: number): Samples {
  return new Int16Array(Math.floor((word.length - 1) / pace)).map((_, at) => {
    const place = at * pace;
    const left = Math.floor(place);
    const [before, after] = [word[left] ?? 0, word[left + 1] ?? 0];
    return Math.round(before + (place - left) * (after - before));
  });
}

function murmur(length: number, dice: Dice): Float64Array {
  let last = 0;
  return new Float64Array(length).map(() => {
    last = DULLNESS * last + (1 - DULLNESS) * MURMUR * (2 * dice() - 1);
    return last;
  });
}

const seconds = (length: number): number => Math.round(length * SAMPLE_RATE);

const between = ({ least, most }: { readonly least: number; readonly most: number }, dice: Dice): number =>
  least + (most - least) * dice();
