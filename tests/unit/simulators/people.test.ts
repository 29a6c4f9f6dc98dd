import { parsePhoneNumberFromString } from "libphonenumber-js/mobile";
import { describe, expect, it } from "vitest";
import { hijriDate } from "#simulators/people/calendar.ts";
import { makePeople } from "#simulators/people/generator.ts";
import { isLuhnValid, type Person } from "#simulators/people/person.ts";
import { USUAL_SEED } from "#simulators/world.ts";

const NOW = Date.UTC(2026, 5, 15, 9);
const HOUR_MS = 3_600_000;
const cast = makePeople(USUAL_SEED, NOW);
const people = cast.map((member) => member.person);
const age = (person: Person): number => (NOW - Date.parse(person.birthDate)) / (365.25 * 24 * HOUR_MS);
const isExpired = (person: Person): boolean => Date.parse(person.idExpiry) < NOW;
const isFresh = (person: Person): boolean =>
  person.mobiles.some((mobile) => mobile.simChangedAt && NOW - Date.parse(mobile.simChangedAt) < 72 * HOUR_MS);

describe("The synthetic people", () => {
  it("are at least sixty, each with an id and numbers of their own", () => {
    expect(people.length).toBeGreaterThanOrEqual(60);
    const unique = new Set(
      people.flatMap((person) => [person.nationalId, ...person.mobiles.map((each) => each.number)]),
    );
    expect(unique.size).toBe(people.length + people.flatMap((person) => person.mobiles).length);
  });

  it("have Luhn-valid ids that begin with 1 for citizens and 2 for residents", () => {
    for (const person of people) {
      expect(person.nationalId).toMatch(person.kind === "citizen" ? /^1\d{9}$/ : /^2\d{9}$/);
      expect(isLuhnValid(person.nationalId)).toBe(true);
    }
  });

  it("have valid Saudi mobile numbers in E.164", () => {
    for (const { number } of people.flatMap((person) => person.mobiles)) {
      const parsed = parsePhoneNumberFromString(number);
      expect([parsed?.country, parsed?.isValid(), parsed?.number]).toEqual(["SA", true, number]);
    }
  });

  it("are the same for the same seed, and others for another", () => {
    expect(makePeople(USUAL_SEED, NOW)).toEqual(cast);
    expect(makePeople(USUAL_SEED + 1, NOW)[0]?.person.nationalId).not.toBe(people[0]?.nationalId);
  });

  it("keep their ids, names, numbers and birth dates from day to day", () => {
    const later = makePeople(USUAL_SEED, NOW + 40 * 24 * HOUR_MS).slice(0, 8);
    expect(later).toEqual(cast.slice(0, 8));
  });

  it("begin with ordinary adults who have one settled personal number each", () => {
    for (const person of people.slice(0, 8)) {
      expect(person).toMatchObject({ status: "alive", mobiles: [{ contract: "personal" }] });
      expect(person.mobiles).toHaveLength(1);
      expect(age(person) > 18 && age(person) < 73 && !isExpired(person) && !isFresh(person)).toBe(true);
    }
  });

  it("have both genders, citizens and residents, and an Arabic and an English name of four parts", () => {
    expect(new Set(people.map((person) => person.gender))).toEqual(new Set(["male", "female"]));
    expect(new Set(people.map((person) => person.kind))).toEqual(new Set(["citizen", "resident"]));
    for (const { name } of people) {
      expect(Object.values(name.ar).every((part) => /^[\u0621-\u064a]+$/u.test(part))).toBe(true);
      expect(Object.values(name.en).every((part) => /^[A-Z][a-z]+$/.test(part))).toBe(true);
      expect(Object.keys(name.ar)).toEqual(["first", "father", "grandfather", "family"]);
    }
  });

  it.each<[string, number, (person: Person) => boolean]>([
    [
      "with two personal numbers",
      3,
      (person) => person.mobiles.filter((each) => each.contract === "personal").length === 2,
    ],
    [
      "with a business contract only",
      2,
      (person) => person.mobiles.length > 0 && person.mobiles.every((each) => each.contract === "business"),
    ],
    [
      "with a personal and a business number",
      2,
      (person) => new Set(person.mobiles.map((each) => each.contract)).size === 2,
    ],
    ["with a fresh SIM", 3, isFresh],
    ["with a SIM of unknown age", 1, (person) => person.mobiles.some((each) => each.simChangedAt === null)],
    ["with an expired id", 3, (person) => isExpired(person)],
    ["who are deceased", 1, (person) => person.status === "deceased"],
    ["who are twelve", 1, (person) => Math.floor(age(person)) === 12],
    ["who have no mobile", 1, (person) => person.mobiles.length === 0],
    ["who are over 73", 1, (person) => age(person) > 73],
  ])("include some %s", (_, least, isOne) => {
    expect(people.filter(isOne).length).toBeGreaterThanOrEqual(least);
  });

  it.each([
    ["1990-05-05", "1410-10-10"],
    ["2024-03-11", "1445-09-01"],
    ["2026-02-18", "1447-09-01"],
    ["2077-11-16", "1500-12-30"],
  ])("are dated by Umm al-Qura too: %s is %s", (gregorian, hijri) => {
    expect(hijriDate(gregorian)).toBe(hijri);
  });
});
