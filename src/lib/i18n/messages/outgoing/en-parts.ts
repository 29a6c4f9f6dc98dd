import type { Instant } from "#lib/domain/result.ts";
import { gregorianDate, timeInWords } from "#lib/i18n/dates.ts";
import { type Hold, holdPage } from "./hold-page.ts";
import type { MailWords } from "./words.ts";

/** A moment in few units, for an SMS. */
export const shortly = (at: Instant) => `${gregorianDate(at, "en")} ${timeInWords(at, "en")}`;

/** A hold code as people read it. */
export const typed = (holdCode: string) => `${holdCode.slice(0, 4)}-${holdCode.slice(4)}`;

/** An email of these paragraphs, signed. */
export const mail = (subject: string, ...paragraphs: readonly string[]): MailWords => ({
  subject,
  text: [...paragraphs, "Nafidha"].join("\n\n"),
});

/** Where a hold code is typed. */
export const stopBy = (holdCode: string, page: string) =>
  `Hold code: ${typed(holdCode)}\nType it on the page “Freeze account”:\n${page}`;

/** The code, and where there is one the link to a page with one button. */
export const stopAt = ({ holdCode, holdLink }: Hold, page: string) =>
  holdLink === null
    ? stopBy(holdCode, page)
    : `Press the button on this page:\n${holdPage(page, holdLink)}\nOr type the hold code ${typed(holdCode)} on the page “Freeze account”.`;
