import sharp from "sharp";
import { describe, expect, it } from "vitest";
import { drawPicture, PICTURE_SIZE } from "#lib/adapters/picture-code/draw-picture.ts";
import { pictureSvg } from "#lib/adapters/picture-code/picture-svg.ts";
import { warped } from "#lib/adapters/picture-code/warp.ts";

const SIGNATURE_BYTES = 8;
const AROUND_DATA_BYTES = 12;

/** The kinds of a PNG's chunks, in order (PNG Specification §5.3): only some of them can hold words. */
function chunkKinds(png: Buffer): string[] {
  const kinds: string[] = [];
  for (let at = SIGNATURE_BYTES; at < png.length; at += png.readUInt32BE(at) + AROUND_DATA_BYTES)
    kinds.push(png.toString("latin1", at + 4, at + 8));
  return kinds;
}

describe("a picture of digits", () => {
  it.each(["01234", "56789", "00000000", "7"])(
    "is a small PNG of 220 × 80 CSS pixels at twice the density: %s",
    async (digits) => {
      const png = await drawPicture(digits);
      expect(await sharp(png).metadata()).toMatchObject({ format: "png", ...PICTURE_SIZE });
      expect(png.length).toBeLessThan(20_000);
    },
  );

  it("is another one each time", async () => {
    const [one, other] = await Promise.all([drawPicture("12345"), drawPicture("12345")]);
    expect(Buffer.from(one).equals(Buffer.from(other))).toBe(false);
  });

  it("holds nothing but pixels: no text, no comment, no path", async () => {
    const kinds = chunkKinds(Buffer.from(await drawPicture("86420")));
    expect(kinds.filter((kind) => !["IHDR", "pHYs", "IDAT", "IEND"].includes(kind))).toEqual([]);
    expect(kinds).toContain("IDAT");
  });

  it("draws every digit inside the picture, in ink that differs from the paper", async () => {
    const { data, info } = await sharp(await drawPicture("88888"))
      .greyscale()
      .raw()
      .toBuffer({ resolveWithObject: true });
    const isInk = (x: number, y: number) => (data[(y * info.width + x) * info.channels] ?? 255) < 100;
    for (let digit = 0; digit < 5; digit += 1) {
      let ink = 0;
      for (let x = digit * 88; x < (digit + 1) * 88; x += 1)
        for (let y = 0; y < info.height; y += 1) if (isInk(x, y)) ink += 1;
      expect(ink, `digit ${digit}`).toBeGreaterThan(1_000);
    }
  });

  it("asks svg-captcha for one digit at a time, each in its own place", () => {
    const svg = pictureSvg("13579", PICTURE_SIZE);
    expect(svg.match(/transform="translate\(/g)).toHaveLength(5);
    expect(svg).not.toContain("<text");
  });

  it("bends no further than it may", () => {
    const [width, height] = [200, 100];
    const pixels = new Uint8Array(width * height).map((_, at) => (at % width < 100 ? 0 : 255));
    const bent = warped({ width, height, pixels }, 6).pixels;
    for (let y = 0; y < height; y += 1) {
      expect(bent[y * width + 92]).toBe(0);
      expect(bent[y * width + 107]).toBe(255);
    }
    expect(bent).not.toEqual(pixels);
  });
});
