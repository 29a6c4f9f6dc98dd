import { describe, expect, test } from "vitest";
import { foldName, namesAgree, parseFullName } from "#lib/domain/personal-name.ts";

const AHMAD = {
  ar: { first: "أحمد", father: "عبد الله", grandfather: "إبراهيم", family: "القحطاني" },
  en: { first: "Ahmad", father: "Abdullah", grandfather: "Ibrahim", family: "Al-Qahtani" },
};
const HUDA = {
  ar: { first: "هدى", father: "مصطفى", grandfather: "", family: "آل طلحة" },
  en: { first: "Huda", father: "Mustafa", grandfather: "", family: "Al Talha" },
};

describe("a typed name agrees with the registry's", () => {
  test.each([
    "أحمد القحطاني",
    "احمد القحطاني",
    "أحمد عبد الله القحطاني",
    "احمد عبدالله ابراهيم القحطانى",
    "أحمد إبراهيم القحطاني",
    "أَحْمَد بن عبدالله بن إبراهيم القحطاني",
    "أحـــمـــد القحطاني",
    "  احمد   القحطاني ",
    "\u200fأحمد القحطاني\u200e",
    "Ahmad Al-Qahtani",
    "ahmad alqahtani",
    "AHMAD AL QAHTANI",
    "Ahmad Abdullah Ibrahim Al-Qahtani",
    "Ahmad bin Abdullah Al Qahtani",
    "Ahmad Ibrahim Al-Qahtani",
  ])("%s", (typed) => expect(namesAgree(typed, AHMAD)).toBe(true));

  test.each(["هدي ال طلحه", "هدى مصطفي آل طلحة", "هدى بنت مصطفى آل طلحة", "Huda Al Talha", "Huda Mustafa AlTalha"])(
    "%s",
    (typed) => expect(namesAgree(typed, HUDA)).toBe(true),
  );
});

describe("a typed name does not agree", () => {
  test.each([
    ["أحمد", "the family name is missing"],
    ["القحطاني", "the first name is missing"],
    ["عبدالله القحطاني", "the father is not the person"],
    ["القحطاني أحمد", "the order is wrong"],
    ["أحمد إبراهيم عبدالله القحطاني", "the names between are in the wrong order"],
    ["أحمد سعد القحطاني", "a name between is not the registry's"],
    ["أحمد القحطاني الثاني", "there is something behind the family name"],
    ["السيد أحمد القحطاني", "there is something before the first name"],
    ["محمد القحطاني", "the first name is another"],
    ["Ahmad القحطاني", "half of it is in the other script"],
    ["Ahmad Alqahtan", "the family name is incomplete"],
    ["bin Ahmad Al-Qahtani", "it begins with a connector"],
    ["Ahmad Al-Qahtani bin", "it ends with a connector"],
    ["", "it is empty"],
    ["\ud800 \udfff", "it is no text"],
    ["ا ".repeat(500_000), "it is a megabyte long"],
  ])("%s, for %s", (typed) => expect(namesAgree(typed, AHMAD)).toBe(false));

  test("with a registry entry that has no first or no family name", () => {
    const none = { first: "", father: "", grandfather: "", family: "" };
    expect(namesAgree("", { ar: none, en: none })).toBe(false);
    expect(namesAgree("Ahmad", { ar: none, en: { ...none, first: "Ahmad" } })).toBe(false);
  });
});

test("letter forms of one letter fold together, other letters do not", () => {
  expect(foldName("آأإٱا")).toBe("ااااا");
  expect(foldName("ىيی")).toBe("ييي");
  expect(foldName("ةه")).toBe("هه");
  expect(foldName("رؤوف فائز هناء")).toBe("رووف فايز هنا");
  expect(foldName("مُحَمَّدٌ الرحمٰن عـــلـــي")).toBe("محمد الرحمن علي");
  expect(foldName("ہدی کمال طلحۃ")).toBe(foldName("هدى كمال طلحة"));
  expect(foldName("أ آ ئ ؤ".normalize("NFD"))).toBe(foldName("أ آ ئ ؤ"));
  expect(foldName("ﻣﺤﻤﺪ")).toBe("محمد");
  for (const [one, other] of ["صض", "بت", "هح", "يب", "كق", "او", "ءع"].map((pair) => [...pair])) {
    expect(foldName(one ?? "")).not.toBe(foldName(other ?? ""));
  }
  expect(foldName("ص")).not.toBe(foldName("ض"));
});

describe("the field of a full name", () => {
  test.each([
    ["  أحمد   القحطاني ", "أحمد القحطاني"],
    ["Ahmad O’Neil-Smith Jr.", "Ahmad O’Neil-Smith Jr."],
  ])("%s is kept as %s", (typed, kept) => expect(parseFullName(typed)).toEqual({ ok: true, value: kept }));

  test.each([
    ["أحمد", "full_name_incomplete"],
    ["Ahmad -", "full_name_incomplete"],
    ["Ahmad 123", "full_name_not_letters"],
    ["<b>Ahmad</b> Saud", "full_name_not_letters"],
    ["Ahmad\u0000 Saud", "full_name_not_letters"],
    ["a b ".repeat(50), "full_name_too_long"],
  ])("%s is refused as %s", (typed, code) =>
    expect(parseFullName(typed)).toMatchObject({ ok: false, refusal: { code } }),
  );
});
