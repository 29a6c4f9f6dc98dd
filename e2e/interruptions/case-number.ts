import { attribute } from "../fixtures/html-forms.ts";
import type { Answer } from "../fixtures/http-visitor.ts";
import type { TestPerson } from "../fixtures/person.ts";

const kept = new WeakMap<TestPerson, string>();

/** The person keeps the case number that the last page of their change showed, if it did. */
export function keepCaseNumber(person: TestPerson, { html }: Answer): void {
  const number = attribute(html, "data-case");
  if (number !== null) kept.set(person, number);
}

/** The case number that the person has kept. */
export function caseNumberOf(person: TestPerson): string {
  const number = kept.get(person);
  if (number === undefined) throw new Error("no page has shown a case number");
  return number;
}
