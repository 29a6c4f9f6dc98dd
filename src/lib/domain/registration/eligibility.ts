import type { Instant } from "../result.ts";
import type { RegistrationEnd } from "./state.ts";

/** What decides whether a person may have an account; dates are Gregorian, `YYYY-MM-DD`, the id's last valid day included. */
export type EligibilityFacts = {
  readonly status: "alive" | "deceased";
  readonly idExpiry: string;
  readonly birthDate: string;
};

const RIYADH_OFFSET_MS = 3 * 60 * 60 * 1000;

/** The civil day in Riyadh (UTC+3 all year) at an instant, `YYYY-MM-DD`. */
export function riyadhDay(now: Instant): string {
  return new Date(now + RIYADH_OFFSET_MS).toISOString().slice(0, 10);
}

/** The day on which a person reaches an age; who was born on 29 February reaches it on 1 March of a common year. */
function birthdayAt(birthDate: string, years: number): string {
  const year = Number(birthDate.slice(0, 4)) + years;
  return `${String(year).padStart(4, "0")}${birthDate.slice(4)}`;
}

/** Why this person may not register now, or `null`: alive, with an unexpired id, and old enough (issue 2, section 4). */
export function ineligibility(
  facts: EligibilityFacts,
  minimumAgeYears: number,
  now: Instant,
): Extract<RegistrationEnd, "id_of_deceased" | "id_expired" | "too_young"> | null {
  const today = riyadhDay(now);
  if (facts.status === "deceased") return "id_of_deceased";
  if (facts.idExpiry < today) return "id_expired";
  if (birthdayAt(facts.birthDate, minimumAgeYears) > today) return "too_young";
  return null;
}
