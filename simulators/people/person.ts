import { z } from "zod";
import { hijriDate } from "./calendar.ts";

const shortText = z.string().trim().min(1).max(80);
const nameParts = z.object({ first: shortText, father: shortText, grandfather: shortText, family: shortText });
const moment = z
  .union([z.iso.datetime({ offset: true }), z.iso.date()], { error: "an ISO 8601 date or date and time" })
  .transform((value) => new Date(value).toISOString());

const mobile = z
  .object({
    number: z.string().regex(/^\+[1-9]\d{6,14}$/, "an E.164 number such as +966512345678"),
    since: moment.optional(),
    simChangedAt: moment.nullable().default(null),
    contract: z.enum(["personal", "business"]),
  })
  .transform(({ number, since, simChangedAt, contract }) => ({
    number,
    since: since ?? simChangedAt ?? "2020-01-01T00:00:00.000Z",
    simChangedAt,
    contract,
  }));

/** Whether ten digits satisfy the Luhn rule of Saudi ids. */
export function isLuhnValid(id: string): boolean {
  const sum = [...id].reduce((total, character, index) => {
    const digit = Number(character);
    if (index % 2 === 1) return total + digit;
    return total + (digit * 2 > 9 ? digit * 2 - 9 : digit * 2);
  }, 0);
  return sum % 10 === 0;
}

/**
 * What `POST /people` accepts: the contract's fields. `birthDateHijri` may be left out (it is reckoned), as may a mobile's `since` and
 * `simChangedAt` (not known); `null` and dates without a time are fine. Whatever else is sent is dropped.
 */
export const personSchema = z
  .object({
    nationalId: z
      .string()
      .regex(/^[12]\d{9}$/, "ten digits, the first 1 or 2")
      .refine(isLuhnValid, "the Luhn check digit is wrong"),
    kind: z.enum(["citizen", "resident"]),
    name: z.object({ ar: nameParts, en: nameParts }),
    birthDate: z.iso.date(),
    birthDateHijri: z
      .string()
      .regex(/^1[2-6]\d\d-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|30)$/, "an Umm al-Qura date YYYY-MM-DD")
      .optional(),
    idExpiry: z.iso.date(),
    gender: z.enum(["male", "female"]),
    nationality: z.string().regex(/^[A-Z]{2}$/, "a two-letter country code"),
    status: z.enum(["alive", "deceased"]).default("alive"),
    mobiles: z
      .array(mobile)
      .max(20)
      .default([])
      .refine((list) => new Set(list.map((each) => each.number)).size === list.length, "one number is listed twice"),
  })
  .refine((person) => (person.kind === "citizen") === person.nationalId.startsWith("1"), {
    path: ["kind"],
    error: "an id beginning with 1 is a citizen's, with 2 a resident's",
  })
  .transform(({ birthDateHijri, idExpiry, gender, nationality, status, mobiles, ...rest }) => ({
    ...rest,
    birthDateHijri: birthDateHijri ?? hijriDate(rest.birthDate),
    idExpiry,
    gender,
    nationality,
    status,
    mobiles,
  }));

/** One synthetic person, exactly as `GET /people.json` shows it. */
export type Person = z.output<typeof personSchema>;

/** One number of a person; `since` and `simChangedAt` are ISO 8601 moments, the latter null when the operators do not know it. */
export type Mobile = Person["mobiles"][number];
