const HIJRI = new Intl.DateTimeFormat("en-u-ca-islamic-umalqura-nu-latn", {
  timeZone: "UTC",
  year: "numeric",
  month: "numeric",
  day: "numeric",
});

/** The Umm al-Qura date of a Gregorian one; both are `YYYY-MM-DD`. */
export function hijriDate(gregorian: string): string {
  const parts = HIJRI.formatToParts(new Date(`${gregorian}T12:00:00Z`));
  const part = (type: string): string => parts.find((each) => each.type === type)?.value ?? "";
  return `${part("year").padStart(4, "0")}-${part("month").padStart(2, "0")}-${part("day").padStart(2, "0")}`;
}

/** The date in Riyadh (UTC+3, no summer time) at a moment, shifted by whole years and days, as `YYYY-MM-DD`. */
export function dateFrom(now: number, shift: { readonly years?: number; readonly days?: number }): string {
  const date = new Date(now + 3 * 3_600_000);
  date.setUTCFullYear(date.getUTCFullYear() + (shift.years ?? 0));
  date.setUTCDate(date.getUTCDate() + (shift.days ?? 0));
  return date.toISOString().slice(0, 10);
}
