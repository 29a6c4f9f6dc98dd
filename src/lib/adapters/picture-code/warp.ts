import { between } from "./dice.ts";

/** A picture of one byte of lightness for each pixel, row by row. */
export type Lightness = { readonly width: number; readonly height: number; readonly pixels: Uint8Array };

type Wave = { readonly amplitude: number; readonly frequency: number; readonly slant: number; readonly phase: number };

const wave = (amplitude: number, length: number): Wave => ({
  amplitude: between(0.75, 1) * amplitude,
  frequency: (2 * Math.PI) / (between(0.8, 1.25) * length),
  slant: between(-0.6, 0.6),
  phase: between(0, 2 * Math.PI),
});

const displaced = ({ amplitude, frequency, slant, phase }: Wave, along: number, across: number): number =>
  amplitude * Math.sin(frequency * (along + slant * across) + phase);

/** Bends the whole picture along two slanted waves, `amplitude` pixels at most each way. */
export function warped({ width, height, pixels }: Lightness, amplitude: number): Lightness {
  const [sideways, upwards] = [wave(amplitude, height * 1.1), wave(amplitude, width * 0.3)];
  const bent = new Uint8Array(pixels.length);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const fromX = x + displaced(sideways, y, x);
      const fromY = y + displaced(upwards, x, y);
      bent[y * width + x] = sampled({ width, height, pixels }, fromX, fromY);
    }
  }
  return { width, height, pixels: bent };
}

/** The lightness between four pixels; beyond the edge the edge goes on. */
function sampled({ width, height, pixels }: Lightness, x: number, y: number): number {
  const left = Math.min(Math.max(Math.floor(x), 0), width - 2);
  const top = Math.min(Math.max(Math.floor(y), 0), height - 2);
  const right = Math.min(Math.max(x - left, 0), 1);
  const down = Math.min(Math.max(y - top, 0), 1);
  const at = (dx: number, dy: number) => pixels[(top + dy) * width + left + dx] ?? 0;
  const upper = at(0, 0) * (1 - right) + at(1, 0) * right;
  const lower = at(0, 1) * (1 - right) + at(1, 1) * right;
  return Math.round(upper * (1 - down) + lower * down);
}
