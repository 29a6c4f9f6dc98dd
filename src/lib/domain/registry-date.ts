import { foldTyped } from "./digits.ts";
import { accept, type Result, refuse } from "./result.ts";

/** A calendar day as a person writes it from their papers; the year tells the calendar. */
export type RegistryDate = {
  readonly calendar: "hijri" | "gregorian";
  readonly year: number;
  readonly month: number;
  readonly day: number;
};

/** Why typed text is not a date. */
export type RegistryDateRefusal = { readonly code: "date_malformed" };

/** The longest typed text that is looked at at all. */
export const REGISTRY_DATE_TYPED_MAXIMUM = 64;

const GREGORIAN_FROM = 1800;
const YEAR_FIRST = /^(\d{4})\D+(\d{1,2})\D+(\d{1,2})$/;
const DAY_FIRST = /^(\d{1,2})\D+(\d{1,2})\D+(\d{4})$/;
const CALENDAR_MARKS = /\s*(?:هـ|ه|م|AH|H|CE|AD)\.?\s*$/iu;

const MALFORMED = refuse({ code: "date_malformed" } as const);

/**
 * A day written as `1410/10/10`, `10-10-1410`, `١٤١٠/١٠/١٠ هـ` or `1990-05-05`: year first or last, day before month when it is last. Years
 * below 1800 are Hijri (Umm al-Qura), later ones Gregorian.
 */
export const parseRegistryDate = (typed: string): Result<RegistryDate, RegistryDateRefusal> => {
  if (typed.length > REGISTRY_DATE_TYPED_MAXIMUM) return MALFORMED;
  const folded = foldTyped(typed).replace(CALENDAR_MARKS, "");
  const yearFirst = YEAR_FIRST.exec(folded);
  const dayFirst = DAY_FIRST.exec(folded);
  const [year, month, day] =
    yearFirst === null ? [dayFirst?.[3], dayFirst?.[2], dayFirst?.[1]] : [yearFirst[1], yearFirst[2], yearFirst[3]];
  return checked(Number(year), Number(month), Number(day));
};

const LONGEST_MONTH = { hijri: 30, gregorian: 31 } as const;

function checked(year: number, month: number, day: number): Result<RegistryDate, RegistryDateRefusal> {
  const calendar = year < GREGORIAN_FROM ? "hijri" : "gregorian";
  const isDay = month >= 1 && month <= 12 && day >= 1 && day <= LONGEST_MONTH[calendar];
  const isYear = calendar === "hijri" ? year >= 1250 : year < 2200;
  return isDay && isYear ? accept({ calendar, year, month, day }) : MALFORMED;
}

/** A date in the registry's own writing, `YYYY-MM-DD`. */
export const isoOf = ({ year, month, day }: RegistryDate): string =>
  `${String(year).padStart(4, "0")}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;

const UMM_AL_QURA = new Intl.DateTimeFormat("en-u-ca-islamic-umalqura-nu-latn", {
  year: "numeric",
  month: "numeric",
  day: "numeric",
  timeZone: "UTC",
});

/** The Umm al-Qura day of a Gregorian one (`YYYY-MM-DD` both). */
export function hijriOf(gregorian: string): string {
  const parts = UMM_AL_QURA.formatToParts(Date.parse(`${gregorian}T12:00:00Z`));
  const [year, month, day] = (["year", "month", "day"] as const).map((type) =>
    Number(parts.find((part) => part.type === type)?.value),
  );
  return isoOf({ calendar: "hijri", year: year ?? 0, month: month ?? 0, day: day ?? 0 });
}
