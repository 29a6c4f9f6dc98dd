import type { TestPerson } from "../fixtures/person.ts";

/** The e-mail that a person puts in the place of the one on file. */
export const newEmailOf = ({ email }: TestPerson): string => `new-${email}`;
