import { SAMPLE_RATE, type Samples } from "#lib/adapters/spoken-code/wav.ts";

/** What espeak-ng writes: twice our rate. */
export const ESPEAK_RATE = 2 * SAMPLE_RATE;

const CUTOFF_HZ = 5_000;
const TAPS = 63;
/** Below this share of its loudest sample a recording counts as silent. */
const SILENCE = 0.006;
const FADE_SECONDS = 0.008;
/** Digits are equally loud on the whole (root mean square), and none is clipped. */
const LOUDNESS = 0.13 * 0x7fff;
const PEAK = 0.95 * 0x7fff;

/** One recording as it is shipped: half the rate, without the silence around it, as loud as the others. */
export function shapeRecording(samples: Samples): Samples {
  const spoken = faded(trimmed(halved(samples)));
  const square = Math.sqrt(spoken.reduce((sum, sample) => sum + sample * sample, 0) / spoken.length);
  const gain = Math.min(LOUDNESS / square, PEAK / loudest(spoken));
  return Int16Array.from(spoken, (sample) => Math.round(sample * gain));
}

/** Every other sample, after what the lower rate cannot carry was filtered out (a windowed sinc). */
function halved(samples: Samples): Float64Array {
  const taps = lowPass();
  const middle = (TAPS - 1) / 2;
  return Float64Array.from({ length: Math.floor(samples.length / 2) }, (_, at) =>
    taps.reduce((sum, tap, index) => sum + tap * (samples[2 * at + index - middle] ?? 0), 0),
  );
}

function lowPass(): readonly number[] {
  const cutoff = CUTOFF_HZ / ESPEAK_RATE;
  const taps = Array.from({ length: TAPS }, (_, index) => {
    const x = index - (TAPS - 1) / 2;
    const sinc = x === 0 ? 2 * cutoff : Math.sin(2 * Math.PI * cutoff * x) / (Math.PI * x);
    return sinc * (0.54 - 0.46 * Math.cos((2 * Math.PI * index) / (TAPS - 1)));
  });
  const sum = taps.reduce((total, tap) => total + tap, 0);
  return taps.map((tap) => tap / sum);
}

function trimmed(samples: Float64Array): Float64Array {
  const least = SILENCE * loudest(samples);
  const isHeard = (sample: number) => Math.abs(sample) >= least;
  return samples.slice(samples.findIndex(isHeard), samples.findLastIndex(isHeard) + 1);
}

/** Neither end clicks. */
function faded(samples: Float64Array): Float64Array {
  const length = FADE_SECONDS * SAMPLE_RATE;
  return samples.map((sample, at) => sample * Math.min(1, (at + 1) / length, (samples.length - at) / length));
}

const loudest = (samples: Float64Array): number =>
  samples.reduce((most, sample) => Math.max(most, Math.abs(sample)), 0);
