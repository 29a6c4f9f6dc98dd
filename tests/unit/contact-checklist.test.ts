import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseEmail } from "#lib/domain/email.ts";
import { parseMobile, parseMobileOf } from "#lib/domain/mobile-number.ts";
import { componentWords } from "#lib/i18n/messages/components/words.ts";
import { emailChecklist, mobileChecklist, mobileChecklistBeside } from "../../src/components/contact-rules.ts";

const none = () => "";

const numberLike = fc.oneof(
  fc.string({ unit: fc.constantFrom(..."0123456789٠٥۶ -+a"), maxLength: 16 }),
  fc
    .tuple(
      fc.constantFrom(
        "05",
        "5",
        "9665",
        "+9665",
        "009665",
        "+96605",
        "0966",
        "01",
        "+9715",
        "00",
        "+",
        "tel:05",
        "\u200e05",
      ),
      fc.string({ unit: fc.constantFrom(..."0123456789٣"), minLength: 6, maxLength: 10 }),
      fc.constantFrom("", "", " ", "+", "x5", "\u202c"),
    )
    .map((parts) => parts.join("")),
);

const addressLike = fc.oneof(
  fc.string({ unit: fc.constantFrom(..."aZ9._-+'@@. أ"), maxLength: 20 }),
  fc.emailAddress(),
  fc
    .tuple(
      fc.string({ unit: fc.constantFrom(..."ab.-_+'1"), maxLength: 66 }),
      fc.constantFrom("@b.sa", "@b-c.sa ", "@b", "@-b.sa", "@b.s"),
    )
    .map((parts) => parts.join("")),
);

describe("the checklist beside the mobile number", () => {
  it("tells its lines in the order in which a number is typed", () => {
    expect(mobileChecklist(componentWords("ar").mobileRules).map(({ code }) => code)).toEqual([
      "digits",
      "start",
      "length",
    ]);
  });

  it("ticks every line exactly when the server accepts the number, prefixes that no operator has apart", () => {
    const lines = mobileChecklist(componentWords("ar").mobileRules);
    const seen = new Set<string>();
    fc.assert(
      fc.property(numberLike, (typed) => {
        const number = parseMobile(typed);
        const ticked = lines.every((line) => line.holds(typed, none));
        const judged = number.ok ? "accepted" : number.refusal.code;
        if (ticked) seen.add(judged);
        expect(ticked ? ["accepted", "mobile_unknown_prefix"] : [judged]).toContain(judged);
        if (number.ok) expect(ticked).toBe(true);
      }),
      { numRuns: 5_000 },
    );
    expect([...seen].sort()).toEqual(["accepted", "mobile_unknown_prefix"]);
  });

  it.each([
    ["05", ["digits", "start"]],
    ["0512345678", ["digits", "start", "length"]],
    ["٠٥١٢٣٤٥٦٧٨", ["digits", "start", "length"]],
    ["0612345678", ["digits", "length"]],
    ["05123a5678", []],
  ])("%s ticks %j", (typed, ticked) => {
    const lines = mobileChecklist(componentWords("en").mobileRules);
    expect(
      lines
        .filter((line) => line.holds(typed, none))
        .map(({ code }) => code)
        .sort(),
    ).toEqual([...ticked].sort());
  });
});

describe("the checklist beside a number and its country", () => {
  const lines = mobileChecklistBeside("country", componentWords("ar").mobileRules);
  const ticked = (typed: string, country: string) =>
    lines.filter((line) => line.holds(typed, (name) => (name === "country" ? country : ""))).map(({ code }) => code);

  it.each([
    ["0612345678", "SA", ["digits"]],
    ["05123456", "SA", ["digits"]],
    ["0512345678", "SA", ["digits", "ifSaudi"]],
    ["0501234567", "AE", ["digits", "ifSaudi"]],
    ["0501a234567", "AE", ["ifSaudi"]],
  ])("%s with %s chosen ticks %j", (typed, country, expected) => {
    expect(ticked(typed, country)).toEqual(expected);
  });

  it("ticks every line for every number of the chosen country that the server accepts", () => {
    fc.assert(
      fc.property(numberLike, fc.constantFrom("SA" as const, "AE" as const, "EG" as const), (typed, country) => {
        if (!parseMobileOf(country, typed, ["SA", "AE", "EG"]).ok) return;
        expect(ticked(typed, country)).toHaveLength(lines.length);
      }),
      { numRuns: 2_000 },
    );
  });
});

describe("the checklist beside the e-mail", () => {
  it("tells its lines in the order in which an address is typed", () => {
    expect(emailChecklist(componentWords("ar").emailRules).map(({ code }) => code)).toEqual(["name", "at", "domain"]);
  });

  it("ticks every line exactly when the server accepts the address", () => {
    const lines = emailChecklist(componentWords("ar").emailRules);
    fc.assert(
      fc.property(addressLike, (typed) => {
        expect(lines.every((line) => line.holds(typed, none))).toBe(parseEmail(typed).ok);
      }),
      { numRuns: 5_000 },
    );
  });

  it.each([
    ["khalid", ["name"]],
    ["khalid@", ["at", "name"]],
    ["khalid@example.com", ["at", "domain", "name"]],
    ["خالد@example.com", ["at", "domain"]],
  ])("%s ticks %j", (typed, ticked) => {
    const lines = emailChecklist(componentWords("en").emailRules);
    expect(
      lines
        .filter((line) => line.holds(typed, none))
        .map(({ code }) => code)
        .sort(),
    ).toEqual(ticked);
  });
});
