import type { CastMember } from "./generator.ts";
import type { Mobile, Person } from "./person.ts";

/** The people of the simulated world, in the order in which they were added. */
export type PeopleRegistry = {
  list(): readonly CastMember[];
  find(nationalId: string): Person | undefined;
  /** Adds or replaces one; `full` when the world has no room for another. A replaced person loses the remark. */
  put(person: Person): "added" | "replaced" | "full";
  /** The id's own entry for a number. */
  mobileOf(nationalId: string, number: string): Mobile | undefined;
};

const LIMIT = 20_000;

/** A registry that begins with the given cast. */
export function createPeopleRegistry(cast: readonly CastMember[]): PeopleRegistry {
  const members = new Map(cast.map((member) => [member.person.nationalId, member]));
  const find = (nationalId: string): Person | undefined => members.get(nationalId)?.person;
  return {
    list: () => [...members.values()],
    find,
    put: (person) => {
      const known = members.has(person.nationalId);
      if (!known && members.size >= LIMIT) return "full";
      members.set(person.nationalId, { person, note: null });
      return known ? "replaced" : "added";
    },
    mobileOf: (nationalId, number) => find(nationalId)?.mobiles.find((mobile) => mobile.number === number),
  };
}
