import { describe, expect, it } from "vitest";
import { recordings } from "#lib/adapters/spoken-code/recordings.ts";
import { speakDigits } from "#lib/adapters/spoken-code/speak-digits.ts";
import { readWav, SAMPLE_RATE, type Samples } from "#lib/adapters/spoken-code/wav.ts";
import { LANGUAGES } from "#lib/domain/language.ts";

const loudness = (word: Samples) => Math.sqrt(word.reduce((sum, sample) => sum + sample * sample, 0) / word.length);
const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString("hex");

describe.each(LANGUAGES)("the spoken digits (%s)", (language) => {
  it("are recorded in six voices, each recording another one", async () => {
    const voices = await recordings(language);
    expect(voices.map((digits) => digits.length)).toEqual([10, 10, 10, 10, 10, 10]);
    const all = voices.flat().map((word) => hex(new Uint8Array(word.buffer)));
    expect(new Set(all).size).toBe(60);
  });

  it("are short, equally loud, and neither click nor clip", async () => {
    for (const word of (await recordings(language)).flat()) {
      expect(word.length / SAMPLE_RATE).toBeGreaterThan(0.3);
      expect(word.length / SAMPLE_RATE).toBeLessThan(1.2);
      expect(loudness(word)).toBeGreaterThan(3_500);
      expect(loudness(word)).toBeLessThan(4_400);
      expect(Math.max(Math.abs(word[0] ?? 0), Math.abs(word.at(-1) ?? 0))).toBeLessThan(400);
      expect(word.every((sample) => Math.abs(sample) < 0x7fff)).toBe(true);
    }
  });

  it("make a code of at most 20 seconds and 450 kB, the same for the same seed and another for another", async () => {
    for (const digits of ["40718", "88888888"]) {
      const wav = await speakDigits(digits, { language, seed: "one" });
      expect(wav.length).toBeLessThan(450_000);
      expect(readWav(wav).length / SAMPLE_RATE).toBeLessThan(20);
      expect(hex(await speakDigits(digits, { language, seed: "one" }))).toBe(hex(wav));
      expect(hex(await speakDigits(digits, { language, seed: "two" }))).not.toBe(hex(wav));
    }
  });
});

it("holds nothing but samples: no text, no tag, no name of a voice", async () => {
  const wav = Buffer.from(await speakDigits("86420", { language: "en", seed: "one" }));
  expect(wav.toString("latin1")).not.toMatch(/86420|LIST|INFO|ID3|espeak/);
});
