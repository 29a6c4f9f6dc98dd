import type { CivilRegistry, RegistryPerson } from "#lib/ports/civil-registry.ts";

/** A civil registry in memory. `goDown` makes every answer `unknown`; `asked` lists the ids it was asked about, in order. */
export type FakeCivilRegistry = CivilRegistry & {
  readonly asked: string[];
  put(person: RegistryPerson): void;
  goDown(): void;
  comeBack(): void;
};

/** A fake that knows the given people. */
export function fakeCivilRegistry(people: readonly RegistryPerson[] = []): FakeCivilRegistry {
  const known = new Map(people.map((person) => [person.nationalId, person]));
  const asked: string[] = [];
  let down = false;
  return {
    asked,
    put: (person) => void known.set(person.nationalId, person),
    goDown: () => {
      down = true;
    },
    comeBack: () => {
      down = false;
    },
    find: async (nationalId) => {
      asked.push(nationalId);
      if (down) return { kind: "unknown" };
      const person = known.get(nationalId);
      return person ? { kind: "person", person } : { kind: "absent" };
    },
  };
}

/** A citizen of 1990 with a valid id; override what the test is about. */
export function registryPerson(changes: Partial<RegistryPerson> = {}): RegistryPerson {
  return {
    nationalId: "1234567897",
    kind: "citizen",
    name: {
      ar: { first: "أحمد", father: "محمد", grandfather: "سالم", family: "الحربي" },
      en: { first: "Ahmad", father: "Mohammed", grandfather: "Salem", family: "Alharbi" },
    },
    birthDate: "1990-05-05",
    birthDateHijri: "1410-10-10",
    idExpiry: "2099-01-01",
    gender: "male",
    nationality: "SA",
    status: "alive",
    ...changes,
  };
}
