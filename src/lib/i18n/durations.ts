import type { Locale } from "./locales.ts";
import { type ArabicForms, arabicCount, type EnglishForms, englishCount } from "./plural.ts";

/** The Arabic case that the sentence asks for: after "بعد", "خلال" and "قبل" it is oblique ("دقيقتين"). English ignores it. */
export type ArabicCase = "nominative" | "oblique";

type Unit = "second" | "minute" | "hour" | "day";

const SECOND_MS = 1000;
const UNITS: readonly (readonly [Unit, number])[] = [
  ["day", 24 * 60 * 60 * SECOND_MS],
  ["hour", 60 * 60 * SECOND_MS],
  ["minute", 60 * SECOND_MS],
  ["second", SECOND_MS],
];

const ENGLISH: Readonly<Record<Unit, EnglishForms>> = {
  second: { one: "{n} second", other: "{n} seconds" },
  minute: { one: "{n} minute", other: "{n} minutes" },
  hour: { one: "{n} hour", other: "{n} hours" },
  day: { one: "{n} day", other: "{n} days" },
};

type ArabicUnit = { one: string; dual: Readonly<Record<ArabicCase, string>>; few: string; many: string; other: string };

const ARABIC: Readonly<Record<Unit, ArabicUnit>> = {
  second: {
    one: "ثانية واحدة",
    dual: { nominative: "ثانيتان", oblique: "ثانيتين" },
    few: "{n} ثوانٍ",
    many: "{n} ثانية",
    other: "{n} ثانية",
  },
  minute: {
    one: "دقيقة واحدة",
    dual: { nominative: "دقيقتان", oblique: "دقيقتين" },
    few: "{n} دقائق",
    many: "{n} دقيقة",
    other: "{n} دقيقة",
  },
  hour: {
    one: "ساعة واحدة",
    dual: { nominative: "ساعتان", oblique: "ساعتين" },
    few: "{n} ساعات",
    many: "{n} ساعة",
    other: "{n} ساعة",
  },
  day: {
    one: "يوم واحد",
    dual: { nominative: "يومان", oblique: "يومين" },
    few: "{n} أيام",
    many: "{n} يومًا",
    other: "{n} يوم",
  },
};

function arabicForms(unit: Unit, grammar: ArabicCase): ArabicForms {
  const { one, dual, few, many, other } = ARABIC[unit];
  return { zero: other, one, two: dual[grammar], few, many, other };
}

function unitWords(n: number, unit: Unit, how: { locale: Locale; grammar: ArabicCase }): string {
  return how.locale === "ar" ? arabicCount(n, arabicForms(unit, how.grammar)) : englishCount(n, ENGLISH[unit]);
}

/** The two largest units of a length of time that follow one another, with how many there are of each. */
function largestUnits(whole: number): readonly (readonly [number, Unit])[] {
  const units = UNITS.filter(([unit]) => unit !== "day" || whole > 72 * 60 * 60 * SECOND_MS);
  const counts = units.map(([unit, size], index) => {
    const larger = units[index - 1]?.[1] ?? Number.POSITIVE_INFINITY;
    return [Math.floor((whole % larger) / size), unit] as const;
  });
  const first = counts.findIndex(([n]) => n > 0);
  return counts.slice(first, first + 2).filter(([n]) => n > 0);
}

/**
 * A length of time in words, rounded up to the second, in its two largest units: "دقيقتان و10 ثوانٍ", "2 minutes 10 seconds".
 * 72 hours stay hours when a sentence promises hours; from 73 on it speaks of days.
 */
export function durationWords(ms: number, locale: Locale, grammar: ArabicCase = "nominative"): string {
  const whole = Math.max(0, Math.ceil(ms / SECOND_MS)) * SECOND_MS;
  const how = { locale, grammar };
  if (whole === 0) return unitWords(0, "second", how);
  const parts = largestUnits(whole).map(([n, unit]) => unitWords(n, unit, how));
  return parts.join(locale === "ar" ? " و" : " ");
}
