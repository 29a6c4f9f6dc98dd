import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { assemble, type Dice, PACE, PAUSES } from "#lib/adapters/spoken-code/assemble.ts";
import { chooseWords } from "#lib/adapters/spoken-code/choose-words.ts";
import { sealedDice } from "#lib/adapters/spoken-code/sealed-dice.ts";
import { readWav, SAMPLE_RATE, type Samples, writeWav } from "#lib/adapters/spoken-code/wav.ts";

type Word = { readonly first: number; readonly last: number; readonly level: number };

/** Louder than any murmur, softer than the words below. */
const WORD_LEVEL = 1_600;
/** Words of these tests are tones that cannot be told from one another but by their level, each louder than the one before. */
const FIRST_LEVEL = 4_000;
const NEXT_LEVEL = 1.35;

const seconds = (samples: number) => samples / SAMPLE_RATE;
const toneAt = (level: number, length: number): Samples => new Int16Array(length).fill(Math.round(level));
const lengths = fc.array(fc.integer({ min: 500, max: 4_000 }), { minLength: 1, maxLength: 8 });
const seeds = fc.string({ minLength: 1, maxLength: 40 });
const samples = fc
  .array(fc.integer({ min: -0x8000, max: 0x7fff }), { maxLength: 300 })
  .map((all) => Int16Array.from(all));

const wordsOf = (all: readonly number[]) => all.map((length, at) => toneAt(FIRST_LEVEL * NEXT_LEVEL ** at, length));

function wordsIn(sound: Samples): readonly Word[] {
  const words: Word[] = [];
  let open: { first: number; last: number; level: number } | null = null;
  sound.forEach((sample, at) => {
    if (sample < WORD_LEVEL) return;
    if (open === null || at > open.last + 1) {
      open = { first: at, last: at, level: 0 };
      words.push(open);
    }
    open.last = at;
    open.level = Math.max(open.level, sample);
  });
  return words;
}

function pausesIn(sound: Samples): readonly number[] {
  const words = wordsIn(sound);
  return words.slice(1).map(({ first }, at) => seconds(first - 1 - (words[at]?.last ?? 0)));
}

/** Compared as bytes: a matcher that looks at each of 50,000 samples takes seconds. */
const bytesOf = (sound: Samples) => Buffer.from(sound.buffer, sound.byteOffset, sound.byteLength);

const NEARLY = 2 / SAMPLE_RATE;
const within = (value: number, { least, most }: { readonly least: number; readonly most: number }) =>
  value >= least - NEARLY && value <= most + NEARLY;

describe("a spoken code", () => {
  it("is a well-formed WAV file of exactly its samples", () => {
    fc.assert(
      fc.property(samples, (sound) => {
        const file = Buffer.from(writeWav(sound));
        expect(file.length).toBe(44 + 2 * sound.length);
        expect(file.toString("latin1", 0, 4) + file.toString("latin1", 8, 16)).toBe("RIFFWAVEfmt ");
        expect(file.readUInt32LE(4)).toBe(file.length - 8);
        expect([file.readUInt32LE(16), file.readUInt16LE(20), file.readUInt16LE(22)]).toEqual([16, 1, 1]);
        expect([file.readUInt32LE(24), file.readUInt32LE(28)]).toEqual([11_025, 22_050]);
        expect([file.readUInt16LE(32), file.readUInt16LE(34)]).toEqual([2, 16]);
        expect(file.toString("latin1", 36, 40)).toBe("data");
        expect(file.readUInt32LE(40)).toBe(2 * sound.length);
        sound.forEach((sample, at) => void expect(file.readInt16LE(44 + 2 * at)).toBe(sample));
        expect(readWav(file)).toEqual(sound);
      }),
    );
  });

  it("is never read from what is not such a file", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 80 }), fc.integer({ min: 0, max: 39 }), (noise, at) => {
        expect(() => readWav(noise)).toThrow();
        const spoilt = Buffer.from(writeWav(new Int16Array(9)));
        spoilt.writeUInt8(spoilt.readUInt8(at) ^ 0xff, at);
        const isLength = (at >= 4 && at < 8) || (at >= 16 && at < 20) || (at >= 28 && at < 34);
        if (!isLength) expect(() => readWav(spoilt)).toThrow();
      }),
    );
  });

  it("says every word, in order, with pauses between their bounds", () => {
    fc.assert(
      fc.property(lengths, seeds, (all, seed) => {
        const sound = assemble(wordsOf(all), sealedDice(seed));
        const words = wordsIn(sound);
        expect(words).toHaveLength(all.length);
        words.forEach(({ first, last, level }, at) => {
          const spoken = FIRST_LEVEL * NEXT_LEVEL ** at;
          expect(level).toBeGreaterThan(0.7 * Math.min(spoken, 0x7fff) - WORD_LEVEL);
          expect(level).toBeLessThanOrEqual(Math.min(spoken + WORD_LEVEL, 0x7fff));
          const pace = (all[at] ?? 0) / (last - first + 1);
          expect(pace).toBeGreaterThan(PACE.least - 0.01);
          expect(pace).toBeLessThan(PACE.most + 0.01);
        });
        expect(within(seconds(words[0]?.first ?? 0), PAUSES.before)).toBe(true);
        expect(pausesIn(sound).every((pause) => within(pause, PAUSES.between))).toBe(true);
        expect(within(seconds(sound.length - 1 - (words.at(-1)?.last ?? 0)), PAUSES.after)).toBe(true);
      }),
    );
  });

  it("lasts no longer than its words at the slowest with the longest pauses", () => {
    fc.assert(
      fc.property(lengths, seeds, (all, seed) => {
        const spoken = all.reduce((sum, length) => sum + length, 0) / PACE.least;
        const silent = PAUSES.before.most + PAUSES.after.most + (all.length - 1) * PAUSES.between.most;
        expect(seconds(assemble(wordsOf(all), sealedDice(seed)).length)).toBeLessThan(seconds(spoken) + silent + 0.01);
      }),
    );
  });

  it("pauses otherwise for another seed, and sounds the same for the same", () => {
    fc.assert(
      fc.property(seeds, seeds, (one, other) => {
        const words = wordsOf([900, 900, 900, 900, 900]);
        const sound = assemble(words, sealedDice(one));
        expect(bytesOf(assemble(words, sealedDice(one))).equals(bytesOf(sound))).toBe(true);
        expect(new Set(pausesIn(sound)).size).toBeGreaterThan(1);
        if (one !== other) expect(pausesIn(assemble(words, sealedDice(other)))).not.toEqual(pausesIn(sound));
      }),
    );
  });

  it("is never louder than a sample can be, whatever the dice", () => {
    const extremes = fc.constantFrom<Dice>(
      () => 0,
      () => 0.999_999,
    );
    fc.assert(
      fc.property(extremes, fc.constantFrom(-0x8000, 0x7fff), (dice, level) => {
        const sound = assemble([toneAt(level, 2_000)], dice);
        expect(Math.sign(sound.find((sample) => Math.abs(sample) > 20_000) ?? 0)).toBe(Math.sign(level));
        expect(wordsIn(sound.map((sample) => sample * Math.sign(level)))).toHaveLength(1);
      }),
    );
  });

  it("takes each digit, in order, from one of its own recordings, in more than one voice", () => {
    const voices = Array.from({ length: 6 }, (_, voice) =>
      Array.from({ length: 10 }, (_, digit) => Int16Array.of(voice, digit)),
    );
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 1, maxLength: 8 }), seeds, (digits, seed) => {
        const words = chooseWords(digits.join(""), voices, sealedDice(seed));
        expect(words.map(([, digit]) => digit)).toEqual(digits);
      }),
    );
    const chosen = chooseWords("0".repeat(200), voices, sealedDice("a seed")).map(([voice]) => voice);
    expect(new Set(chosen)).toEqual(new Set([0, 1, 2, 3, 4, 5]));
    expect(() => chooseWords("1x", voices, sealedDice("a seed"))).toThrow();
  });
});

it("the sealed dice give numbers from 0 up to 1, evenly, and others for another seed", () => {
  fc.assert(
    fc.property(seeds, (seed) => {
      const dice = sealedDice(seed);
      const thrown = Array.from({ length: 9_000 }, dice);
      expect(thrown.every((number) => number >= 0 && number < 1)).toBe(true);
      const mean = thrown.reduce((sum, number) => sum + number, 0) / thrown.length;
      expect(Math.abs(mean - 0.5)).toBeLessThan(0.02);
      expect(new Set(thrown).size).toBeGreaterThan(8_990);
      expect(sealedDice(`${seed}.`)()).not.toBe(thrown[0]);
    }),
    { numRuns: 20 },
  );
});
