import { expect, test } from "vitest";
import { momentInWords } from "#lib/i18n/dates.ts";
import { CATALOGUES, CATALOGUES_AND_WORLD, LONG_DOCUMENTS, type Text, textsIn } from "./catalogues.ts";
import { SAMPLE_TEXT } from "./chameleon.ts";
import { SAMPLE_MOMENT, saidRefusals } from "./refusal-samples.ts";

/** The words of the other language that a text may hold. */
const LATIN_IN_ARABIC = /^(?:English|NF|A|a|HTTPS)$/;
const ARABIC_IN_ENGLISH = /^العربية$/;

/** How many words a sentence of a form or a message may have; English needs more for the same, its articles among them. */
const LONGEST_SENTENCE = { ar: 15, en: 20 };

/** How many words a sentence of a long document may have. */
const LONGEST_IN_DOCUMENT = 30;

const arabic = [...textsIn("ar", CATALOGUES_AND_WORLD), ...saidRefusals("ar")];
const english = [...textsIn("en", CATALOGUES_AND_WORLD), ...saidRefusals("en")];

/** Moments are read at a glance, as one word. */
const MOMENTS = (["ar", "en"] as const).map((locale) => momentInWords(SAMPLE_MOMENT, locale));

/** A text without what is isolated left-to-right, without placeholders and without samples. */
function prose(text: string): string {
  return text
    .replace(/\u2066[^\u2069]*\u2069/g, "")
    .replace(/\{\w+\}/g, "")
    .replaceAll(SAMPLE_TEXT, "");
}

function where(found: readonly Text[]): readonly string[] {
  return found.map(({ path, text }) => `${path}: ${text}`);
}

function sentences(text: string): readonly string[] {
  const glanced = MOMENTS.reduce((rest, moment) => rest.replaceAll(moment, SAMPLE_TEXT), text);
  return glanced.split(/[.؟?!:](?:\s|$)|؛/).map((sentence) => sentence.trim());
}

function words(sentence: string): number {
  return sentence.split(/\s+/).filter((word) => /[\p{L}\p{N}{٭]/u.test(word)).length;
}

test("Arabic words hold no Latin word but names and examples", () => {
  const foreign = arabic.filter(({ text }) =>
    (prose(text).match(/[A-Za-z]+/g) ?? []).some((word) => !LATIN_IN_ARABIC.test(word)),
  );
  expect(where(foreign)).toEqual([]);
});

test("English words hold no Arabic word but the name of the language", () => {
  const foreign = english.filter(({ text }) =>
    (prose(text).match(/\p{Script=Arabic}+/gu) ?? []).some((word) => !ARABIC_IN_ENGLISH.test(word)),
  );
  expect(where(foreign)).toEqual([]);
});

test("Arabic is punctuated with the Arabic comma, semicolon, question mark and quotes", () => {
  expect(where(arabic.filter(({ text }) => /[,;?"“”]/.test(prose(text))))).toEqual([]);
});

test("English is punctuated with English marks", () => {
  expect(where(english.filter(({ text }) => /[،؛؟«»]/.test(prose(text))))).toEqual([]);
});

test("an Arabic comma stands close to the word before it and apart from the one after it", () => {
  expect(where(arabic.filter(({ text }) => /\s[،؛؟]|[،؛؟](?=\p{L})/u.test(text)))).toEqual([]);
});

test("digits are Latin everywhere", () => {
  expect(where([...arabic, ...english].filter(({ text }) => /[٠-٩۰-۹]/.test(text)))).toEqual([]);
});

test("what is isolated left-to-right is closed again", () => {
  const open = [...arabic, ...english].filter(
    ({ text }) => text.split("\u2066").length !== text.split("\u2069").length,
  );
  expect(where(open)).toEqual([]);
});

test("an id, a mobile number, a code, an e-mail or a case number inside Arabic words is isolated left-to-right", () => {
  expect(where(arabic.filter(({ text }) => /[\d+•]{6,}|@|\+\d|NF-/.test(prose(text))))).toEqual([]);
});

const MISSPELT =
  /(?<!\p{L})(?:و|ف)?(?:الى|او|اذا|ان|انت|اي|الان|ايضا|جدا|اولا|مثلا|أسم|إسم|إستخدام|الإسم|الأسم|إنتهت|أنتهت|إبدأ|إنتظر|إختر|أختر|أكتب|إكتب|هذة|فى|شئ|مسؤل|مسئول|الغاء|ارسال|انشاء|اضافة|تاكيد|التاكيد|رساله|صفحه|خدمه|دقيقه)(?!\p{L})/u;

test("Arabic words are spelt with their hamzas, their dots and their tanwin", () => {
  expect(where(arabic.filter(({ text }) => MISSPELT.test(text)))).toEqual([]);
});

const OTHER_NAMES =
  /كود|باسوورد|باسورد|الرقم السري|كلمة السر|إيميل|موبايل|الهاتف المحمول|هاتفك المحمول|اليوزر|كابتشا|لوجين|ويب سايت/;

test("one thing has one name in Arabic: رمز، كلمة المرور، البريد الإلكتروني، الجوال", () => {
  expect(where(arabic.filter(({ text }) => OTHER_NAMES.test(text)))).toEqual([]);
});

const OTHER_ENGLISH_NAMES = /\b(?:e-mail|cell ?phone|log ?in|login|log ?out|passcode|captcha|user name|telephone)\b/i;

test("one thing has one name in English: code, password, email, mobile, sign in", () => {
  const portal = [...textsIn("en", CATALOGUES), ...saidRefusals("en")];
  expect(where(portal.filter(({ text }) => OTHER_ENGLISH_NAMES.test(text)))).toEqual([]);
});

test.each(["ar", "en"] as const)("a sentence of a form or message is short (%s)", (language) => {
  const flows = CATALOGUES.filter(({ name }) => !LONG_DOCUMENTS.includes(name));
  const spoken = [...textsIn(language, flows), ...saidRefusals(language)];
  const most = LONGEST_SENTENCE[language];
  const long = spoken.filter(({ text }) => sentences(text).some((sentence) => words(sentence) > most));
  expect(where(long)).toEqual([]);
});

test.each(["ar", "en"] as const)("a sentence of a long document has at most 30 words (%s)", (language) => {
  const documents = CATALOGUES.filter(({ name }) => LONG_DOCUMENTS.includes(name));
  const long = textsIn(language, documents).filter(({ text }) =>
    sentences(text).some((sentence) => words(sentence) > LONGEST_IN_DOCUMENT),
  );
  expect(where(long)).toEqual([]);
});
