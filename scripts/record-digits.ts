// Makes the spoken digits anew: `node scripts/record-digits.ts`. Needs espeak-ng (Debian: apt-get install espeak-ng); the portal does not.
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { recordingPath, VOICES } from "#lib/adapters/spoken-code/voices.ts";
import { readWav, writeWav } from "#lib/adapters/spoken-code/wav.ts";
import { LANGUAGES, type Language } from "#lib/domain/language.ts";
import { ESPEAK_RATE, shapeRecording } from "./recordings/shape-recording.ts";

/**
 * What is said, 0 to 9. Arabic is given in espeak-ng's phonemes, with the endings that a number has when it stands alone: from letters it
 * would read the final ta marbuta as a t and drop vowels.
 */
const SAID: Readonly<Record<Language, readonly string[]>> = {
  ar: [
    "[[s['ifR]]",
    "[[w'a:Hid]]",
    "[[?iTn'a:n]]",
    "[[Tal'a:Tah]]",
    "[[?'aRbaAah]]",
    "[[X'amsah]]",
    "[[s'it:ah]]",
    "[[s'abAah]]",
    "[[Tam'a:nijah]]",
    "[[t'isAah]]",
  ],
  en: ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"],
};

const RECORDINGS = "src/lib/adapters/spoken-code/recordings";
const scratch = mkdtempSync(join(tmpdir(), "nafidha-recordings-"));
try {
  for (const language of LANGUAGES) recordAll(language);
} finally {
  rmSync(scratch, { recursive: true });
}

function recordAll(language: Language): void {
  VOICES[language].forEach(({ name, speed, pitch }, voice) => {
    SAID[language].forEach((said, digit) => {
      const raw = join(scratch, "raw.wav");
      execFileSync("espeak-ng", ["-v", name, "-s", String(speed), "-p", String(pitch), "-w", raw, said]);
      const shaped = shapeRecording(readWav(readFileSync(raw), ESPEAK_RATE));
      const file = join(RECORDINGS, recordingPath(language, voice, digit));
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, writeWav(shaped));
    });
  });
}
