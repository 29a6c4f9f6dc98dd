/** The forms an Arabic count takes; `{n}` is replaced by the number. `other` serves 100, 101, 102, … as well. */
export type ArabicForms = {
  readonly zero: string;
  readonly one: string;
  readonly two: string;
  /** 3 to 10. */
  readonly few: string;
  /** 11 to 99. */
  readonly many: string;
  readonly other: string;
};

/** The forms an English count takes; `{n}` is replaced by the number. */
export type EnglishForms = { readonly one: string; readonly other: string; readonly zero?: string };

const arabicRules = new Intl.PluralRules("ar");
const englishRules = new Intl.PluralRules("en");

/** The Arabic words of a count, in the form that its number asks for. */
export function arabicCount(n: number, forms: ArabicForms): string {
  return forms[arabicRules.select(n)].replaceAll("{n}", String(n));
}

/** The English words of a count. */
export function englishCount(n: number, forms: EnglishForms): string {
  if (n === 0 && forms.zero !== undefined) return forms.zero;
  return (englishRules.select(n) === "one" ? forms.one : forms.other).replaceAll("{n}", String(n));
}
