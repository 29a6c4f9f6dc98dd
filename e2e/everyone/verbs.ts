import { type Browsing, field } from "../fixtures/browsing.ts";
import { arabicDigits } from "../fixtures/digits.ts";
import { answerOf } from "../fixtures/picture.ts";
import { world } from "../fixtures/world.ts";
import type { Traveller } from "./traveller.ts";

/** Types the address of a page of the portal. */
export async function open({ browsing }: Traveller, path: string): Promise<void> {
  await browsing.page.goto(`${world.portal}/${browsing.language}${path}`);
}

/** Types the digits of the picture that the page shows. */
export async function typePicture(traveller: Traveller): Promise<void> {
  const { browsing } = traveller;
  const challenge = await browsing.page.locator("[data-challenge]").getAttribute("data-challenge");
  await traveller.type(field(browsing, browsing.names.pictureCode), await answerOf(challenge ?? ""));
}

/** Digits as the reader's keyboard types them. */
export const typed = ({ language }: Browsing, digits: string): string =>
  language === "ar" ? arabicDigits(digits) : digits;
