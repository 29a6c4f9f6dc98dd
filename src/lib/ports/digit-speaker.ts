import type { Language } from "#lib/domain/language.ts";

/** In which language digits are said, and the secret that decides voices, pauses and noise. */
export type Speech = { readonly language: Language; readonly seed: string };

/** Says digits, one after the other, as a WAV file that people understand and machines understand badly. The same seed gives the same bytes. */
export type DigitSpeaker = (digits: string, speech: Speech) => Promise<Uint8Array>;
