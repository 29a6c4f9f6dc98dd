import { createRequire } from "node:module";
import { create, loadFont } from "svg-captcha";
import { between } from "./dice.ts";

/** A picture's size in pixels. */
export type Size = { readonly width: number; readonly height: number };

/** svg-captcha's own font has no clear licence; IBM Plex Sans is under the SIL Open Font License. */
const FONT = "@fontsource/ibm-plex-sans/files/ibm-plex-sans-latin-600-normal.woff";
loadFont(createRequire(import.meta.url).resolve(FONT));

const INK = "#141414";
const PAPER = "#f2f2f2";

const TILT_DEGREES = 14;
const SPECKS = 120;
const LINES = 2;
const CUTS = 2;
const CUT_THICKNESS = 0.03;
/** The box in which a glyph is asked for, and where svg-captcha puts its middle. */
const BOX = 400;
const MIDDLE = { x: (BOX - 2) / 2, y: BOX / 2 };

/** Digits drawn in one ink, tilted and moving together, crossed by lines, cut through by paper and strewn with specks. */
export function pictureSvg(digits: string, size: Size): string {
  const { width, height } = size;
  const parts = [...specks(size), ...lines(size), ...glyphs(digits, size), ...cuts(size)];
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><rect width="100%" height="100%" fill="${PAPER}"/>${parts.join("")}</svg>`;
}

function glyphs(digits: string, { width, height }: Size): readonly string[] {
  const margin = height * 0.12;
  const pitch = (width - 2 * margin) / digits.length;
  const fontSize = Math.min(height * 0.8, pitch * 1.72);
  return [...digits].map((digit, index) => {
    const x = margin + pitch * (index + 0.5) + between(-0.07, 0.07) * pitch;
    const y = height / 2 + between(-0.09, 0.09) * height;
    const tilt = between(-TILT_DEGREES, TILT_DEGREES);
    const size = between(0.92, 1.06);
    const place = `translate(${x} ${y}) rotate(${tilt}) scale(${size}) translate(${-MIDDLE.x} ${-MIDDLE.y})`;
    return `<path fill="${INK}" transform="${place}" d="${outline(digit, fontSize)}"/>`;
  });
}

/** The outline of one digit from svg-captcha: asked for a character out of a set of one, so that chance is ours alone. */
function outline(digit: string, fontSize: number): string {
  const { data } = create({ size: 1, charPreset: digit, noise: 0, width: BOX, height: BOX, fontSize });
  const path = / d="([^"]+)"/.exec(data)?.[1];
  if (path === undefined) throw new Error("svg-captcha drew no glyph");
  return path;
}

/** Thin strokes in the digits' ink, which tie them together. */
function lines({ width, height }: Size): readonly string[] {
  return Array.from({ length: LINES }, (_, index) => {
    const y = () => between(0.12 + 0.38 * index, 0.5 + 0.38 * index) * height;
    const stroke = `stroke="${INK}" stroke-width="${between(0.022, 0.032) * height}"`;
    return `<path d="${acrossAt(width, y)}" fill="none" ${stroke}/>`;
  });
}

/** Thin strokes of paper through the digits: the eye closes them at once, a machine finds pieces. */
function cuts({ width, height }: Size): readonly string[] {
  return Array.from({ length: CUTS }, () => {
    const stroke = `stroke="${PAPER}" stroke-width="${CUT_THICKNESS * height}"`;
    return `<path d="${acrossAt(width, () => between(0.2, 0.8) * height)}" fill="none" ${stroke}/>`;
  });
}

/** A curve from edge to edge; `y` gives each of its heights. */
function acrossAt(width: number, y: () => number): string {
  return `M${-8} ${y()} C${width * between(0.2, 0.4)} ${y()} ${width * between(0.6, 0.8)} ${y()} ${width + 8} ${y()}`;
}

function specks({ width, height }: Size): readonly string[] {
  return Array.from({ length: SPECKS }, () => {
    const [x, y, radius] = [between(0, width), between(0, height), between(0.006, 0.014) * height];
    return `<circle cx="${x}" cy="${y}" r="${radius}" fill="${INK}"/>`;
  });
}
