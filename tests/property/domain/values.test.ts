import fc from "fast-check";
import { expect, test } from "vitest";
import { foldDigits, foldGrouped, foldTyped } from "#lib/domain/digits.ts";
import { maskMobile } from "#lib/domain/mobile-mask.ts";
import { parseMobile, parseMobileOf } from "#lib/domain/mobile-number.ts";
import { nationalIdKind, parseNationalId } from "#lib/domain/national-id.ts";
import { foldName, namesAgree } from "#lib/domain/personal-name.ts";
import { isUsername, parseUsername, usernameKey } from "#lib/domain/username.ts";

const MARKS = ["\u200e", "\u200f", "\u202e", "\u2066", "\u2069", "\u200b", "\ufeff"];
const ZEROS = [0x30, 0x660, 0x6f0, 0xff10];

/** A text of ASCII digits as people might type it: any digits, with marks, spaces and dashes in between. */
const asTyped = (text: string): fc.Arbitrary<string> =>
  fc
    .tuple(
      ...[...text].map((character) =>
        fc.tuple(fc.constantFrom(...ZEROS), fc.constantFrom("", "", "", " ", "-", ...MARKS)).map(([zero, before]) => {
          const digit = /\d/.test(character) ? String.fromCharCode(zero + Number(character)) : character;
          return before + digit;
        }),
      ),
    )
    .map((parts) => parts.join(""));

const digits = (count: number): fc.Arbitrary<string> =>
  fc.array(fc.integer({ min: 0, max: 9 }), { minLength: count, maxLength: count }).map((list) => list.join(""));

const withCheckDigit = (nine: string): string => {
  const sum = [...nine].reduce((total, digit, index) => {
    const doubled = index % 2 === 0 ? Number(digit) * 2 : Number(digit);
    return total + Math.floor(doubled / 10) + (doubled % 10);
  }, 0);
  return `${nine}${(10 - (sum % 10)) % 10}`;
};

const nationalIds = fc.tuple(fc.constantFrom("1", "2"), digits(8)).map(([start, rest]) => withCheckDigit(start + rest));

const saudiNationalNumbers = fc
  .tuple(fc.constantFrom("50", "51", "53", "54", "55", "56", "58", "59"), digits(7))
  .map((parts) => parts.join(""));

test("folding is done once: a second time changes nothing", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (text) => {
      for (const fold of [foldDigits, foldTyped, foldGrouped, foldName]) expect(fold(fold(text))).toBe(fold(text));
    }),
  );
});

test("every id with a right check digit is accepted however its digits are typed", () => {
  fc.assert(
    fc.property(
      nationalIds.chain((id) => fc.tuple(fc.constant(id), asTyped(id))),
      ([id, typed]) => {
        const parsed = parseNationalId(typed);
        expect(parsed).toEqual({ ok: true, value: id });
        if (parsed.ok) expect(nationalIdKind(parsed.value)).toBe(id.startsWith("1") ? "citizen" : "resident");
      },
    ),
  );
});

test("every single wrong digit of an id is noticed", () => {
  fc.assert(
    fc.property(nationalIds, fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 9 }), (id, place, shift) => {
      const wrong = (Number(id[place]) + shift) % 10;
      const typed = `${id.slice(0, place)}${wrong}${id.slice(place + 1)}`;
      expect(parseNationalId(typed)).toMatchObject({ ok: false, refusal: { code: "national_id_check_failed" } });
    }),
  );
});

test("every Saudi mobile is one E.164 number in each of the forms that people type", () => {
  const forms = ["0", "", "+966", "966", "00966", "+9660"];
  const typedMobiles = fc
    .tuple(saudiNationalNumbers, fc.constantFrom(...forms))
    .chain(([national, form]) => fc.tuple(fc.constant(national), asTyped(form + national)));
  fc.assert(
    fc.property(typedMobiles, ([national, typed]) => {
      fc.pre(typed.length <= 64);
      expect(parseMobile(typed)).toEqual({ ok: true, value: `+966${national}` });
    }),
  );
});

test("a stray letter anywhere in a Saudi mobile is never accepted and always offered without it", () => {
  const letter = fc.constantFrom("a", "ا", "O", "ي", "?", "،");
  fc.assert(
    fc.property(saudiNationalNumbers, letter, fc.integer({ min: 0, max: 9 }), (national, stray, place) => {
      const typed = `0${national}`.slice(0, place) + stray + `0${national}`.slice(place);
      expect(parseMobile(typed)).toMatchObject({
        ok: false,
        refusal: { code: "mobile_stray_letter", suggestion: `+966${national}` },
      });
    }),
  );
});

test("two Saudi mobiles in one field are never taken for one", () => {
  const separators = fc.constantFrom("", " ", "/", ",", ";", " أو ", " - ", "\n", " and ");
  fc.assert(
    fc.property(saudiNationalNumbers, saudiNationalNumbers, separators, (one, other, separator) => {
      expect(parseMobile(`0${one}${separator}0${other}`)).toMatchObject({
        refusal: { code: "mobile_several_numbers" },
      });
    }),
  );
});

test("a masked number shows five of its digits and hides five", () => {
  fc.assert(
    fc.property(saudiNationalNumbers, (national) => {
      const parsed = parseMobile(national);
      if (!parsed.ok) throw new Error(parsed.refusal.code);
      expect(maskMobile(parsed.value)).toBe(`05•••••${national.slice(-3)}`);
    }),
  );
});

test("an accepted username keeps every rule, and its key is the same in any case", () => {
  const characters = fc.constantFrom(..."abcXYZ019_- أ");
  fc.assert(
    fc.property(fc.string({ unit: characters, maxLength: 40 }), (typed) => {
      const parsed = parseUsername(typed);
      const keepsAll = /^(?=.*[A-Z])(?=.*[a-z])(?=.*\d)[A-Za-z0-9]{8,32}$/.test(typed.trim());
      expect(parsed.ok).toBe(keepsAll);
      const swapped = [...typed.trim()]
        .map((it) => (it === it.toUpperCase() ? it.toLowerCase() : it.toUpperCase()))
        .join("");
      if (parsed.ok && isUsername(swapped)) expect(usernameKey(swapped)).toBe(usernameKey(parsed.value));
    }),
  );
});

test("a name agrees with itself however much of its middle is left out and however its alefs are written", () => {
  const word = fc.string({ unit: fc.constantFrom(..."ابتسمنلعصحي"), minLength: 2, maxLength: 8 });
  const parts = fc.record({ first: word, father: word, grandfather: word, family: word });
  fc.assert(
    fc.property(
      parts,
      fc.constantFrom("ا", "أ", "إ", "آ"),
      fc.subarray(["father", "grandfather"] as const),
      (ar, alef, kept) => {
        const typed = [ar.first, ...kept.map((part) => ar[part]), ar.family].join(" ").replaceAll("ا", alef);
        const en = { first: "", father: "", grandfather: "", family: "" };
        expect(namesAgree(typed, { ar, en })).toBe(true);
        expect(namesAgree(`${typed} ${ar.first}ة${ar.family}`, { ar, en })).toBe(false);
      },
    ),
  );
});

test("no text whatever makes a parser throw", () => {
  const nasty = fc.oneof(
    fc.string({ unit: "binary", maxLength: 100 }),
    fc.string({ unit: "grapheme", maxLength: 100 }),
    fc.array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 80 }).map((units) => String.fromCharCode(...units)),
  );
  const part = fc.string({ unit: "binary", maxLength: 10 });
  const parts = fc.record({ first: part, father: part, grandfather: part, family: part });
  fc.assert(
    fc.property(nasty, fc.record({ ar: parts, en: parts }), (typed, name) => {
      parseNationalId(typed);
      parseMobile(typed);
      parseMobileOf("AE", typed, ["SA", "AE"]);
      parseUsername(typed);
      expect(typeof namesAgree(typed, name)).toBe("boolean");
    }),
  );
});
