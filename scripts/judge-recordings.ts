// Compares the recorded digits with the same words said anew by espeak-ng, from letters and in another voice, and prints the figures of
// docs/accessibility.md: `node scripts/judge-recordings.ts`. Needs espeak-ng, as record-digits.ts does; `npm test` does not.
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { recordings } from "#lib/adapters/spoken-code/recordings.ts";
import { readWav, SAMPLE_RATE, type Samples } from "#lib/adapters/spoken-code/wav.ts";
import { LANGUAGES, type Language } from "#lib/domain/language.ts";
import { ESPEAK_RATE, shapeRecording } from "./recordings/shape-recording.ts";
import { distanceBetween, featuresOf, nearest } from "./recordings/word-distance.ts";
import { silenceAround } from "./recordings/words-in.ts";

/** The digits as they are written, and voices in which nothing was recorded. */
const ANEW: Readonly<Record<Language, { readonly voices: readonly string[]; readonly words: readonly string[] }>> = {
  ar: {
    voices: ["ar+m4", "ar+f3"],
    words: ["صِفْر", "واحِد", "اِثنان", "ثَلاثة", "أَربَعة", "خَمسة", "سِتّة", "سَبعة", "ثَمانية", "تِسعة"],
  },
  en: {
    voices: ["en-gb+m4", "en-us+f3"],
    words: ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"],
  },
};

const scratch = mkdtempSync(join(tmpdir(), "nafidha-judged-"));
try {
  for (const language of LANGUAGES) await judge(language);
} finally {
  rmSync(scratch, { recursive: true });
}

async function judge(language: Language): Promise<void> {
  const voices = await recordings(language);
  const all = voices.flat();
  const features = voices.map((words) => words.map(featuresOf));
  const { voices: strangers, words } = ANEW[language];
  const anew = words.map((word) => strangers.map((voice) => featuresOf(said(voice, word))));
  const found = features.flatMap((digits) => digits.map((word, digit) => ({ digit, ...nearest(word, anew) })));
  const others = features.flatMap((digits, voice) =>
    digits.map((word, digit) => ({ digit, ...nearest(word, byDigit(features.toSpliced(voice, 1))) })),
  );
  const alike = features.flatMap((digits) =>
    digits.flatMap((one, at) => digits.slice(at + 1).map((other) => distanceBetween(one, other))),
  );
  const silences = all.map(silenceAround).flatMap(({ before, after }) => [before, after]);
  console.log(`${language}: ${all.length} recordings`);
  console.log(`  seconds: ${range(all.map(({ length }) => length / SAMPLE_RATE))}`);
  console.log(`  loudness in dB of full scale: ${range(all.map(loudness))}; peak: ${range(all.map(peak))}`);
  console.log(`  silence around the word, seconds: ${range(silences)}`);
  console.log(`  the same digit nearest, said anew: ${right(found)}; in the other voices: ${right(others)}`);
  console.log(`  two digits of one voice apart: ${range(alike)}`);
}

function said(voice: string, word: string): Samples {
  const file = join(scratch, "said.wav");
  execFileSync("espeak-ng", ["-v", voice, "-s", "125", "-w", file, word]);
  return shapeRecording(readWav(readFileSync(file), ESPEAK_RATE));
}

function byDigit<Item>(voices: readonly (readonly Item[])[]): readonly (readonly Item[])[] {
  return Array.from({ length: 10 }, (_, digit) => voices.flatMap((digits) => digits.slice(digit, digit + 1)));
}

type Judged = { readonly digit: number; readonly index: number; readonly margin: number };

function right(judged: readonly Judged[]): string {
  const wrong = judged.filter(({ digit, index }) => digit !== index).map(({ digit, index }) => `${digit} as ${index}`);
  return `${judged.length - wrong.length} of ${judged.length}${wrong.length > 0 ? ` (${wrong.join(", ")})` : ""}`;
}

function decibels(level: number): number {
  return 20 * Math.log10(level / 0x8000);
}

function loudness(word: Samples): number {
  return decibels(Math.sqrt(word.reduce((sum, sample) => sum + sample * sample, 0) / word.length));
}

function peak(word: Samples): number {
  return decibels(word.reduce((most, sample) => Math.max(most, Math.abs(sample)), 0));
}

function range(values: readonly number[]): string {
  return `${Math.min(...values).toFixed(2)} to ${Math.max(...values).toFixed(2)}`;
}
