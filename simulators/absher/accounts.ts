import type { Person } from "../people/person.ts";
import type { PeopleRegistry } from "../people/registry.ts";

/** What a synthetic person signs in to the simulated Absher with. */
export type AbsherAccount = { readonly username: string; readonly password: string };

/**
 * Everyone in the simulated world has an Absher account, made from the English first name and the last six digits of the id. A citizen's
 * username keeps the portal's rules for usernames (`Faisal482135`); a resident's is an old one that does not (`john.482135`).
 */
export function absherAccountOf({ kind, name, nationalId }: Person): AbsherAccount {
  const first = name.en.first.replace(/[^A-Za-z]/g, "") || "Person";
  const digits = nationalId.slice(-6);
  const capital = `${first.charAt(0).toUpperCase()}${first.slice(1).toLowerCase()}`;
  const username = kind === "citizen" ? `${capital}${digits}` : `${first.toLowerCase()}.${digits}`;
  return { username, password: `Absher#${digits}` };
}

/** Whose username (whatever its case) or id and password these are, or `null`. */
export function signInAtAbsher(people: PeopleRegistry, typed: AbsherAccount): Person | null {
  const name = typed.username.trim().toLowerCase();
  const isMeant = (person: Person): boolean =>
    person.nationalId === name || absherAccountOf(person).username.toLowerCase() === name;
  const person = people.list().find((member) => isMeant(member.person))?.person;
  return person !== undefined && absherAccountOf(person).password === typed.password ? person : null;
}
