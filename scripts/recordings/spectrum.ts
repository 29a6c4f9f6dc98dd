/** The power of `SIZE` samples at each frequency from 0 to half the rate. */
export const SIZE = 256;

const HALF = SIZE / 2;
const COSINES = Float64Array.from({ length: HALF }, (_, at) => Math.cos((2 * Math.PI * at) / SIZE));
const SINES = Float64Array.from({ length: HALF }, (_, at) => Math.sin((2 * Math.PI * at) / SIZE));
const REVERSED = Uint16Array.from({ length: SIZE }, (_, at) => {
  const bits = Math.log2(SIZE);
  return Number.parseInt([...at.toString(2).padStart(bits, "0")].reverse().join(""), 2);
});

/** By the radix-2 Fourier transform; `HALF` + 1 values. */
export function powerSpectrum(samples: Float64Array): Float64Array {
  const real = new Float64Array(SIZE).map((_, at) => samples[REVERSED[at] ?? 0] ?? 0);
  const imaginary = new Float64Array(SIZE);
  for (let reach = 1; reach < SIZE; reach *= 2) {
    for (let at = 0; at < SIZE; at += 1) {
      // Each pair once: from its lower half.
      if ((at & reach) === 0) join({ real, imaginary }, at, reach);
    }
  }
  return new Float64Array(HALF + 1).map((_, at) => (real[at] ?? 0) ** 2 + (imaginary[at] ?? 0) ** 2);
}

function join({ real, imaginary }: { real: Float64Array; imaginary: Float64Array }, at: number, reach: number): void {
  const turn = (at & (reach - 1)) * (HALF / reach);
  const [cosine, sine] = [COSINES[turn] ?? 0, -(SINES[turn] ?? 0)];
  const [farReal, farImaginary] = [real[at + reach] ?? 0, imaginary[at + reach] ?? 0];
  const turnedReal = cosine * farReal - sine * farImaginary;
  const turnedImaginary = sine * farReal + cosine * farImaginary;
  const [nearReal, nearImaginary] = [real[at] ?? 0, imaginary[at] ?? 0];
  real[at] = nearReal + turnedReal;
  imaginary[at] = nearImaginary + turnedImaginary;
  real[at + reach] = nearReal - turnedReal;
  imaginary[at + reach] = nearImaginary - turnedImaginary;
}
