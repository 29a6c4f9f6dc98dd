import { SAMPLE_RATE, type Samples } from "#lib/adapters/spoken-code/wav.ts";
import { powerSpectrum, SIZE } from "./spectrum.ts";

/** How a word sounds: for each hundredth of a second its mel cepstrum, as speech recognition compared words before it learned them. */
export type Features = readonly Float64Array[];

const HOP = Math.round(SAMPLE_RATE / 100);
const BANDS = 24;
const COEFFICIENTS = 12;
const TOP_HZ = 5_000;

const mel = (hertz: number): number => 2595 * Math.log10(1 + hertz / 700);
const hertz = (mels: number): number => 700 * (10 ** (mels / 2595) - 1);

/** The edges of the bands, equally far apart to the ear, in steps of the spectrum. */
const EDGES = Array.from(
  { length: BANDS + 2 },
  (_, band) => (hertz((mel(TOP_HZ) * band) / (BANDS + 1)) * SIZE) / SAMPLE_RATE,
);

type Share = { readonly at: number; readonly share: number };

/** How much of each step of the spectrum belongs to a band: a triangle. */
const SHARES: readonly (readonly Share[])[] = Array.from({ length: BANDS }, (_, band) => {
  const [low = 0, middle = 0, high = 0] = EDGES.slice(band, band + 3);
  const shares = Array.from({ length: SIZE / 2 + 1 }, (_, at) => ({
    at,
    share: Math.min((at - low) / (middle - low), (high - at) / (high - middle)),
  }));
  return shares.filter(({ share }) => share > 0);
});

const HAMMING = Float64Array.from({ length: SIZE }, (_, at) => 0.54 - 0.46 * Math.cos((2 * Math.PI * at) / (SIZE - 1)));
const COSINES = Array.from({ length: COEFFICIENTS }, (_, at) =>
  Float64Array.from({ length: BANDS }, (_, band) => Math.cos((Math.PI * (at + 1) * (band + 0.5)) / BANDS)),
);

/** The features of a word; loudness and the voice's own colour are taken out (no first coefficient, means subtracted). */
export function featuresOf(word: Samples): Features {
  const frames: Float64Array[] = [];
  for (let start = 0; start + SIZE <= word.length; start += HOP) {
    frames.push(cepstrum(logBands(powerSpectrum(windowed(word, start)))));
  }
  const means = new Float64Array(COEFFICIENTS).map(
    (_, at) => frames.reduce((sum, frame) => sum + (frame[at] ?? 0), 0) / Math.max(1, frames.length),
  );
  return frames.map((frame) => frame.map((value, at) => value - (means[at] ?? 0)));
}

/** How far two words are from each other along their best alignment in time (dynamic time warping), for each step of it. */
export function distanceBetween(one: Features, other: Features): number {
  let before = new Float64Array(other.length + 1).fill(Number.POSITIVE_INFINITY);
  before[0] = 0;
  for (const frame of one) {
    const row = new Float64Array(other.length + 1).fill(Number.POSITIVE_INFINITY);
    for (let at = 0; at < other.length; at += 1) {
      const least = Math.min(before[at] ?? 0, before[at + 1] ?? 0, row[at] ?? 0);
      row[at + 1] = least + apart(frame, other[at]);
    }
    before = row;
  }
  return (before[other.length] ?? 0) / (one.length + other.length);
}

/** Which of several words, each known by some of its recordings, a word is nearest to; and how much farther the next one is. */
export function nearest(word: Features, known: readonly (readonly Features[])[]): { index: number; margin: number } {
  const distances = known.map((examples) => Math.min(...examples.map((example) => distanceBetween(word, example))));
  const [first = Number.NaN, second = Number.NaN] = [...distances].sort((one, other) => one - other);
  return { index: distances.indexOf(first), margin: second / first };
}

function windowed(word: Samples, start: number): Float64Array {
  // High tones carry the consonants; they are raised first.
  return HAMMING.map((weight, at) => weight * ((word[start + at] ?? 0) - 0.97 * (word[start + at - 1] ?? 0)));
}

function logBands(spectrum: Float64Array): Float64Array {
  return new Float64Array(BANDS).map((_, band) => {
    let power = 1;
    for (const { at, share } of SHARES[band] ?? []) power += share * (spectrum[at] ?? 0);
    return Math.log(power);
  });
}

function cepstrum(bands: Float64Array): Float64Array {
  return new Float64Array(COEFFICIENTS).map((_, at) => {
    let sum = 0;
    for (let band = 0; band < BANDS; band += 1) sum += (bands[band] ?? 0) * (COSINES[at]?.[band] ?? 0);
    return sum;
  });
}

function apart(one: Float64Array, other: Float64Array | undefined): number {
  let sum = 0;
  for (let at = 0; at < COEFFICIENTS; at += 1) sum += ((one[at] ?? 0) - (other?.[at] ?? 0)) ** 2;
  return Math.sqrt(sum);
}
