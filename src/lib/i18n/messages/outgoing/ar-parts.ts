import type { Instant } from "#lib/domain/result.ts";
import { gregorianDate, timeInWords } from "#lib/i18n/dates.ts";
import { ltr } from "#lib/i18n/isolate.ts";
import { type Hold, holdPage } from "./hold-page.ts";
import type { MailWords } from "./words.ts";

/** A moment in few units, for an SMS. */
export const shortly = (at: Instant) => `${gregorianDate(at, "ar")} ${timeInWords(at, "ar")}`;

/** A hold code as people read it. */
export const typed = (holdCode: string) => `${holdCode.slice(0, 4)}-${holdCode.slice(4)}`;

/** An email of these paragraphs, signed. */
export const mail = (subject: string, ...paragraphs: readonly string[]): MailWords => ({
  subject,
  text: [...paragraphs, "نافذة"].join("\n\n"),
});

/** Where a hold code is typed. */
export const stopBy = (holdCode: string, page: string) =>
  `رمز الإيقاف: ${ltr(typed(holdCode))}\nاكتبه في صفحة «تجميد الحساب»:\n${ltr(page)}`;

/** The code, and where there is one the link to a page with one button. */
export const stopAt = ({ holdCode, holdLink }: Hold, page: string) =>
  holdLink === null
    ? stopBy(holdCode, page)
    : `اضغط زر الإيقاف في هذه الصفحة:\n${ltr(holdPage(page, holdLink))}\nأو اكتب رمز الإيقاف ${ltr(typed(holdCode))} في صفحة «تجميد الحساب».`;
