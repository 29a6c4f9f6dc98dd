import { readFile } from "node:fs/promises";
import type { Language } from "#lib/domain/language.ts";
import type { SpokenDigits } from "./choose-words.ts";
import { recordingPath, VOICES } from "./voices.ts";
import { readWav, type Samples } from "./wav.ts";

const DIGITS = Array.from({ length: 10 }, (_, digit) => digit);

const read = new Map<Language, Promise<readonly SpokenDigits[]>>();

/** Every voice's recordings in a language; read from the files once (less than 1 MB). */
export function recordings(language: Language): Promise<readonly SpokenDigits[]> {
  const known = read.get(language) ?? readAll(language);
  read.set(language, known);
  return known;
}

function readAll(language: Language): Promise<readonly SpokenDigits[]> {
  return Promise.all(
    VOICES[language].map((_, voice) => Promise.all(DIGITS.map((digit) => readOne(language, voice, digit)))),
  );
}

async function readOne(language: Language, voice: number, digit: number): Promise<Samples> {
  return readWav(await readFile(new URL(`recordings/${recordingPath(language, voice, digit)}`, import.meta.url)));
}
