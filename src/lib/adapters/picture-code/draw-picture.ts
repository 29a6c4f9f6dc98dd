import { Resvg } from "@resvg/resvg-js";
import sharp from "sharp";
import type { PictureDrawer } from "#lib/ports/picture-drawer.ts";
import { pictureSvg } from "./picture-svg.ts";
import { type Lightness, warped } from "./warp.ts";

/** 220 × 80 CSS pixels at twice the density, so that the digits are sharp on every screen. */
export const PICTURE_SIZE = { width: 440, height: 160 };

/** How far a point is moved each way, in pixels: enough to bend stems, too little to make one digit look like another. */
const WARP_PIXELS = 7;
/** So few shades compress well and still have smooth edges. */
const SHADE_STEP = 16;

/**
 * Draws digits as a PNG. The SVG never leaves the server: its paths name the digits (decision 0006). Legibility comes first; the
 * picture slows machines down and stops nobody, so nothing may rest on it alone.
 */
export const drawPicture: PictureDrawer = async (digits) => {
  // The digits are outlines already: looking for the system's fonts would cost 17 of 19 ms.
  const drawn = new Resvg(pictureSvg(digits, PICTURE_SIZE), { font: { loadSystemFonts: false } }).render();
  const { width, height, pixels } = shaded(warped(lightness(drawn.pixels), WARP_PIXELS));
  return sharp(pixels, { raw: { width, height, channels: 1 } })
    .png({ compressionLevel: 6 })
    .toBuffer();
};

/** Ink and paper are greys, so that the red channel says it all. */
function lightness(rgba: Uint8Array): Lightness {
  const pixels = new Uint8Array(rgba.length / 4);
  for (let at = 0; at < pixels.length; at += 1) pixels[at] = rgba[at * 4] ?? 0;
  return { ...PICTURE_SIZE, pixels };
}

function shaded({ width, height, pixels }: Lightness): Lightness {
  return { width, height, pixels: pixels.map((light) => Math.min(255, Math.round(light / SHADE_STEP) * SHADE_STEP)) };
}
