import { z } from "zod";
import { LANGUAGES } from "#lib/domain/language.ts";
import { isMobileNumber, type MobileNumber } from "#lib/domain/mobile-number.ts";
import { isNationalId, type NationalId } from "#lib/domain/national-id.ts";
import type { RegistrationState } from "#lib/domain/registration/state.ts";
import { isUsername, type Username } from "#lib/domain/username.ts";
import { storedChallenges } from "./stored-code.ts";

const instant = z.number().int();
const username = z.custom<Username>((stored) => typeof stored === "string" && isUsername(stored));
const language = z.enum(LANGUAGES);

const returnTo = z
  .object({ interactionUid: z.string(), site: z.object({ ar: z.string(), en: z.string() }) })
  .nullable();
const nationalId = z.custom<NationalId>((stored) => typeof stored === "string" && isNationalId(stored));
/** What began before National File was there has neither an Absher nor a name. */
const absher = z.object({ nationalId, username: username.nullable() }).nullable().default(null);
const journey = {
  returnTo,
  challenges: storedChallenges,
  absher,
  namesTried: z.number().int().default(0),
};

const identity = z.object({
  nationalId,
  mobile: z.custom<MobileNumber>((stored) => typeof stored === "string" && isMobileNumber(stored)),
  email: z.string().nullable(),
  fullName: z.string().nullable().default(null),
});

const details = z.object({
  username,
  passwordHash: z.string(),
  language,
  terms: z.object({ version: z.string(), acceptedAt: instant }),
});

const reason = z.enum([
  "number_not_yours",
  "number_given_twice",
  "account_exists",
  "id_unknown",
  "id_of_deceased",
  "id_expired",
  "too_young",
  "name_differs",
]);

const answered = { ...journey, identity, details };
const kept = z.object({ username, language }).nullable();

const state = z.discriminatedUnion("step", [
  z.object({ step: z.literal("started"), ...journey }),
  z.object({ step: z.literal("identity_given"), ...journey, identity, kept }),
  z.object({ step: z.literal("details_given"), ...answered }),
  z.object({ step: z.literal("code_sent"), ...answered }),
  z.object({ step: z.literal("number_proved"), ...answered }),
  z.object({ step: z.literal("name_differs"), ...answered }),
  z.object({ step: z.literal("username_taken"), ...answered }),
  z.object({ step: z.literal("activated"), accountId: z.uuid(), returnTo }),
  z.object({ step: z.literal("refused"), reason, returnTo }),
]);

/** Reads a stored registration; throws on what is not one. */
export function readRegistrationState(stored: unknown): RegistrationState {
  return state.parse(stored);
}
