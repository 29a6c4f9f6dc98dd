import { systemChance } from "../adapters/chance/system-chance.ts";
import type { Keys } from "../adapters/crypto/keys.ts";
import { drawPicture } from "../adapters/picture-code/draw-picture.ts";
import { altchaWork } from "../adapters/proof-of-work/altcha-work.ts";
import { speakDigits } from "../adapters/spoken-code/speak-digits.ts";
import type { PictureCodePublisher } from "../ports/picture-code-publisher.ts";
import type { PictureMakers } from "../stores/picture-codes.ts";

/** What makes a picture code: the picture, the digits that are heard instead, and the work that is done instead. */
export function pictureMakers(keys: Keys, publisher: PictureCodePublisher | null): PictureMakers {
  const work = altchaWork({ challenge: keys("proof-of-work"), solution: keys("proof-of-work-solution") });
  return { chance: systemChance, draw: drawPicture, speak: speakDigits, work, publisher };
}
