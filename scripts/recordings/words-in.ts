import { SAMPLE_RATE, type Samples } from "#lib/adapters/spoken-code/wav.ts";

const FRAME = Math.round(SAMPLE_RATE / 100);
/** Above the murmur between words, which is about 360. */
const HEARD = 480;
/** The pauses between words are half a second and more; what is too soft within a word to stand out from the murmur is shorter. */
const PAUSE_FRAMES = 45;
/** What is too soft at a word's edges: an s or an f. */
const EDGE_FRAMES = 12;
/** A share of the loudest hundredth of a second, some 40 dB below it, counts as silence in a recording. */
const SILENT_SHARE = 0.01;

/** The words of a spoken code, cut out where it is silent for long. */
export function wordsIn(sound: Samples): readonly Samples[] {
  const loud = frames(sound).flatMap((level, at) => (level > HEARD ? [at] : []));
  const starts = loud.filter((at, index) => at - (loud[index - 1] ?? Number.NEGATIVE_INFINITY) > PAUSE_FRAMES);
  return starts.map((start, index) => {
    const next = starts[index + 1] ?? Number.POSITIVE_INFINITY;
    const end = loud.filter((at) => at < next).at(-1) ?? start;
    return sound.slice(Math.max(0, start - EDGE_FRAMES) * FRAME, (end + 1 + EDGE_FRAMES) * FRAME);
  });
}

/** How long a recording is silent before and after its word, in seconds. */
export function silenceAround(word: Samples): { readonly before: number; readonly after: number } {
  const levels = frames(word);
  const least = SILENT_SHARE * Math.max(...levels);
  const seconds = (count: number) => (count * FRAME) / SAMPLE_RATE;
  const isHeard = (level: number) => level > least;
  return {
    before: seconds(levels.findIndex(isHeard)),
    after: seconds(levels.length - 1 - levels.findLastIndex(isHeard)),
  };
}

/** How loud each hundredth of a second is (root mean square). */
function frames(sound: Samples): readonly number[] {
  return Array.from({ length: Math.floor(sound.length / FRAME) }, (_, at) => {
    const frame = sound.subarray(at * FRAME, (at + 1) * FRAME);
    return Math.sqrt(frame.reduce((sum, sample) => sum + sample * sample, 0) / FRAME);
  });
}
