import { dateFrom, hijriDate } from "./calendar.ts";
import { CAST, type MobilePlan, type Note, ORDINARY_MOBILES, type Role } from "./cast.ts";
import { CITIZEN_FAMILIES, FEMALE_NAMES, MALE_NAMES, type NamePair, RESIDENT_FAMILIES } from "./names.ts";
import { isLuhnValid, type Mobile, type Person } from "./person.ts";
import { type Prng, prng } from "./prng.ts";

/** A made-up person and the remark that the page shows beside it. */
export type CastMember = { readonly person: Person; readonly note: Note | null };

type Making = {
  readonly chance: Prng;
  readonly now: number;
  /** The year's beginning: what is not about hours or days is reckoned from it, so that it stays the same all year. */
  readonly yearStart: number;
  readonly taken: Set<string>;
};

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** From this age on, the hour of a SIM's change does not matter. */
const SETTLED_HOURS = 365 * 24;
const MOBILE_PREFIXES = ["50", "53", "54", "55", "56", "58", "59"];

/**
 * The whole cast, the same for the same seed; special ages, expiries and fresh SIMs are reckoned from `now` (epoch milliseconds).
 * Ids begin with 1000 or 2000 and numbers have three zeros, so that nobody takes them for real ones.
 */
export function makePeople(seed: number, now: number): readonly CastMember[] {
  const yearStart = Date.UTC(new Date(now).getUTCFullYear(), 0, 1);
  const making: Making = { chance: prng(seed), now, yearStart, taken: new Set() };
  return CAST.map((role) => ({ person: makePerson(making, role), note: role.note ?? null }));
}

function makePerson(making: Making, role: Role): Person {
  const { chance } = making;
  const kind = role.kind ?? (chance.int(4) === 0 ? "resident" : "citizen");
  const gender = role.gender ?? chance.pick(["male", "female"] as const);
  const family = drawFamily(chance, kind);
  const birthDate = drawBirthDate(making, role);
  return {
    nationalId: drawId(making, kind),
    kind,
    name: drawName(chance, gender, family.name),
    birthDate,
    birthDateHijri: hijriDate(birthDate),
    idExpiry: drawIdExpiry(making, role),
    gender,
    nationality: family.nationality,
    status: role.status ?? "alive",
    mobiles: (role.mobiles ?? ORDINARY_MOBILES).map((plan) => makeMobile(making, plan)),
  };
}

function drawBirthDate({ chance, now }: Making, role: Role): string {
  const born = Date.UTC(1962 + chance.int(44), chance.int(12), 1 + chance.int(28));
  return role.age ? dateFrom(now, { years: -role.age.years, days: -role.age.days }) : dateFrom(born, {});
}

function drawIdExpiry({ chance, now, yearStart }: Making, role: Role): string {
  const days = 500 + chance.int(2_800);
  return role.idExpiresInDays === undefined
    ? dateFrom(yearStart, { days })
    : dateFrom(now, { days: role.idExpiresInDays });
}

function drawFamily(chance: Prng, kind: Person["kind"]): { name: NamePair; nationality: string } {
  return kind === "citizen"
    ? { name: chance.pick(CITIZEN_FAMILIES), nationality: "SA" }
    : chance.pick(RESIDENT_FAMILIES);
}

function drawName(chance: Prng, gender: Person["gender"], family: NamePair): Person["name"] {
  const used: NamePair[] = [];
  const draw = (list: readonly NamePair[]): NamePair => {
    const pair = chance.pick(list.filter((each) => !used.includes(each)));
    used.push(pair);
    return pair;
  };
  const first = draw(gender === "male" ? MALE_NAMES : FEMALE_NAMES);
  const father = draw(MALE_NAMES);
  const grandfather = draw(MALE_NAMES);
  return {
    ar: { first: first[0], father: father[0], grandfather: grandfather[0], family: family[0] },
    en: { first: first[1], father: father[1], grandfather: grandfather[1], family: family[1] },
  };
}

function drawId(making: Making, kind: Person["kind"]): string {
  const digits = String(making.chance.int(100_000)).padStart(5, "0");
  const stem = `${kind === "citizen" ? "1" : "2"}000${digits}`;
  const id = `${stem}${checkDigit(stem)}`;
  return claim(making, id) ? id : drawId(making, kind);
}

function checkDigit(stem: string): string {
  return [..."0123456789"].find((digit) => isLuhnValid(`${stem}${digit}`)) ?? "";
}

function makeMobile(making: Making, plan: MobilePlan): Mobile {
  const sinceDays = 5 * 365 + making.chance.int(1_000);
  return {
    number: drawNumber(making),
    since: new Date(making.yearStart - sinceDays * DAY_MS).toISOString(),
    simChangedAt: simChange(making, plan.simAgeHours),
    contract: plan.contract,
  };
}

function simChange({ now, yearStart }: Making, ageHours: number | null): string | null {
  if (ageHours === null) return null;
  return new Date((ageHours < SETTLED_HOURS ? now : yearStart) - ageHours * HOUR_MS).toISOString();
}

function drawNumber(making: Making): string {
  const tail = String(making.chance.int(10_000)).padStart(4, "0");
  const number = `+966${making.chance.pick(MOBILE_PREFIXES)}000${tail}`;
  return claim(making, number) ? number : drawNumber(making);
}

function claim(making: Making, value: string): boolean {
  if (making.taken.has(value)) return false;
  making.taken.add(value);
  return true;
}
