import type { Language } from "#lib/domain/language.ts";

/** One way of speaking of espeak-ng: its voice, words a minute (80 to 450) and pitch (0 to 99). */
export type Voice = { readonly name: string; readonly speed: number; readonly pitch: number };

/** The voices in which every digit was recorded, by language. The place in the list is part of the recording's file name. */
export const VOICES: Readonly<Record<Language, readonly Voice[]>> = {
  ar: [
    { name: "ar", speed: 125, pitch: 45 },
    { name: "ar+f2", speed: 130, pitch: 55 },
    { name: "ar+m3", speed: 120, pitch: 40 },
    { name: "ar+m1", speed: 130, pitch: 55 },
    { name: "ar+m7", speed: 130, pitch: 50 },
    { name: "ar+Annie", speed: 125, pitch: 50 },
  ],
  en: [
    { name: "en-us", speed: 125, pitch: 45 },
    { name: "en-gb+f2", speed: 130, pitch: 55 },
    { name: "en-gb+m3", speed: 120, pitch: 40 },
    { name: "en-us+m1", speed: 130, pitch: 55 },
    { name: "en-gb-x-rp+m7", speed: 130, pitch: 50 },
    { name: "en-us+Annie", speed: 125, pitch: 50 },
  ],
};

/** Where the recording of a digit in a voice lies, below `recordings`. */
export const recordingPath = (language: Language, voice: number, digit: number): string =>
  `${language}/voice-${voice + 1}-digit-${digit}.wav`;
