/** A remark on a person for the page, in both languages. */
export type Note = { readonly ar: string; readonly en: string };

/** One number to be made up: its contract, and how long ago its SIM was issued or swapped (null: the operators do not know). */
export type MobilePlan = { readonly contract: "personal" | "business"; readonly simAgeHours: number | null };

/** What is fixed about one person to be made up; everything else is drawn. */
export type Role = {
  readonly kind?: "citizen" | "resident";
  readonly gender?: "male" | "female";
  /** The birthday is so many years and days ago. */
  readonly age?: { readonly years: number; readonly days: number };
  /** Days until the id expires; negative when it has. */
  readonly idExpiresInDays?: number;
  readonly status?: "deceased";
  readonly mobiles?: readonly MobilePlan[];
  readonly note?: Note;
};

const YEAR_HOURS = 365 * 24;
const settled: MobilePlan = { contract: "personal", simAgeHours: 3 * YEAR_HOURS };
const fresh = (simAgeHours: number): MobilePlan => ({ contract: "personal", simAgeHours });
const business: MobilePlan = { contract: "business", simAgeHours: 2 * YEAR_HOURS };

const twoMobiles: Role = {
  mobiles: [settled, settled],
  note: { ar: "له رقمان شخصيان", en: "two personal numbers" },
};
const businessOnly: Role = {
  mobiles: [business],
  note: { ar: "رقمه باسم جهة عمل", en: "business contract only" },
};
const personalAndBusiness: Role = {
  mobiles: [settled, business],
  note: { ar: "رقم شخصي ورقم عمل", en: "one personal and one business number" },
};
const freshSim = (hours: number): Role => ({
  mobiles: [fresh(hours)],
  note: { ar: `شريحة جديدة منذ ${hours} ساعات`, en: `SIM changed ${hours} hours ago` },
});
const expired = (days: number): Role => ({
  idExpiresInDays: -days,
  note: { ar: "الهوية منتهية", en: "the id has expired" },
});

/** The first people of the list: ordinary adults with one personal number each, for whoever just wants to try the portal. */
const ORDINARY_FIRST: readonly Role[] = [
  { kind: "citizen", gender: "male" },
  { kind: "citizen", gender: "female" },
  { kind: "resident", gender: "male" },
  { kind: "citizen", gender: "male" },
  { kind: "citizen", gender: "female" },
  { kind: "resident", gender: "female" },
  { kind: "citizen", gender: "female" },
  { kind: "citizen", gender: "male" },
];

/** One person for each case that the rules treat differently. */
const SPECIAL: readonly Role[] = [
  { ...twoMobiles, kind: "citizen", gender: "male" },
  { ...twoMobiles, kind: "citizen", gender: "female" },
  { ...twoMobiles, kind: "resident", gender: "male" },
  { ...twoMobiles, kind: "citizen", gender: "male" },
  businessOnly,
  { ...businessOnly, kind: "resident" },
  personalAndBusiness,
  personalAndBusiness,
  freshSim(5),
  freshSim(3),
  { ...freshSim(9), kind: "resident" },
  {
    mobiles: [settled, fresh(6)],
    note: { ar: "رقم قديم وآخر بشريحة جديدة منذ 6 ساعات", en: "an old number, and one whose SIM is 6 hours old" },
  },
  {
    mobiles: [settled, { contract: "personal", simAgeHours: null }],
    note: { ar: "رقمه الثاني بشريحة غير معروفة العمر", en: "the second number's SIM is of unknown age" },
  },
  expired(20),
  { ...expired(400), kind: "resident" },
  expired(3),
  { status: "deceased", age: { years: 69, days: 100 }, note: { ar: "متوفى في السجل", en: "deceased in the registry" } },
  { age: { years: 12, days: 40 }, note: { ar: "طفل عمره 12 سنة", en: "a child of 12" } },
  { age: { years: 15, days: 0 }, note: { ar: "أتمّ 15 سنة اليوم", en: "turned 15 today" } },
  { age: { years: 14, days: 330 }, note: { ar: "يتمّ 15 سنة بعد نحو شهر", en: "turns 15 in about a month" } },
  { mobiles: [], note: { ar: "بلا رقم جوال", en: "no mobile number" } },
  { age: { years: 78, days: 200 }, note: { ar: "عمره 78 سنة", en: "78 years old" } },
];

const ORDINARY_LATER: readonly Role[] = Array.from({ length: 34 }, () => ({}));

/** Everyone to be made up, in the order of the list. */
export const CAST: readonly Role[] = [...ORDINARY_FIRST, ...SPECIAL, ...ORDINARY_LATER];

/** The numbers of someone about whom nothing is fixed. */
export const ORDINARY_MOBILES: readonly MobilePlan[] = [settled];
