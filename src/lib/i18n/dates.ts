import type { Instant } from "#lib/domain/result.ts";
import { formattingTag, type Locale } from "./locales.ts";

const RIYADH = "Asia/Riyadh";

/** Pinned, since a bare `ar-SA` means another calendar and other digits in different runtimes. */
const HIJRI_TAG: Readonly<Record<Locale, string>> = {
  ar: "ar-SA-u-ca-islamic-umalqura-nu-latn",
  en: "en-GB-u-ca-islamic-umalqura-nu-latn",
};

const LONG_DATE = { day: "numeric", month: "long", year: "numeric", timeZone: RIYADH } as const;

function part(parts: readonly Intl.DateTimeFormatPart[], type: Intl.DateTimeFormatPartTypes): string {
  return parts.find((candidate) => candidate.type === type)?.value ?? "";
}

function dayMonthYear(tag: string, at: Instant): string {
  const parts = new Intl.DateTimeFormat(tag, LONG_DATE).formatToParts(at);
  return `${part(parts, "day")} ${part(parts, "month")} ${part(parts, "year")}`;
}

/** The Hijri (Umm al-Qura) date in Riyadh: "1 رمضان 1446 هـ", "1 Ramadan 1446 AH". */
export function hijriDate(at: Instant, locale: Locale): string {
  return `${dayMonthYear(HIJRI_TAG[locale], at)} ${locale === "ar" ? "هـ" : "AH"}`;
}

/** The Gregorian date in Riyadh: "1 مارس 2025", "1 March 2025". */
export function gregorianDate(at: Instant, locale: Locale): string {
  return dayMonthYear(formattingTag(locale), at);
}

/** Both calendars side by side: "1 رمضان 1446 هـ الموافق 1 مارس 2025", "1 March 2025 (1 Ramadan 1446 AH)". */
export function dateInWords(at: Instant, locale: Locale): string {
  const hijri = hijriDate(at, locale);
  const gregorian = gregorianDate(at, locale);
  return locale === "ar" ? `${hijri} الموافق ${gregorian}` : `${gregorian} (${hijri})`;
}

/** The time of day in Riyadh: "2:05 مساءً", "2:05 pm". */
export function timeInWords(at: Instant, locale: Locale): string {
  const parts = new Intl.DateTimeFormat("en-GB", {
    hour: "numeric",
    minute: "2-digit",
    hourCycle: "h12",
    timeZone: RIYADH,
  }).formatToParts(at);
  const morning = part(parts, "dayPeriod").toLowerCase() === "am";
  const half = locale === "ar" ? (morning ? "صباحًا" : "مساءً") : morning ? "am" : "pm";
  return `${part(parts, "hour")}:${part(parts, "minute")} ${half}`;
}

/** An exact moment, with the place whose clock it is: "… الساعة 2:05 مساءً بتوقيت الرياض". */
export function momentInWords(at: Instant, locale: Locale): string {
  const [date, time] = [dateInWords(at, locale), timeInWords(at, locale)];
  return locale === "ar" ? `${date}، الساعة ${time} بتوقيت الرياض` : `${date}, ${time} Riyadh time`;
}

/** An ISO calendar date (`YYYY-MM-DD`) as a moment that is that day in Riyadh. */
export function instantOfDate(isoDate: string): Instant {
  return Date.parse(`${isoDate}T12:00:00+03:00`);
}
