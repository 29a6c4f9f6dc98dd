import { z } from "zod";

const nameParts = z.object({ first: z.string(), father: z.string(), grandfather: z.string(), family: z.string() });

/** What the portal may send, each only if the person agreed to it, in the order in which it is shown. What no site knows is dropped. */
export const claimsSchema = z
  .object({
    national_id: z.string(),
    national_id_type: z.enum(["national_id", "iqama"]),
    national_id_expiry: z.string(),
    name: z.string(),
    given_name: z.string(),
    family_name: z.string(),
    name_ar: nameParts,
    name_en: nameParts,
    birthdate: z.string(),
    birthdate_hijri: z.string(),
    gender: z.string(),
    nationality: z.string(),
    phone_number: z.string(),
    phone_number_verified: z.boolean(),
    phone_number_changed_at: z.number(),
    email: z.string(),
    email_verified: z.boolean(),
  })
  .partial();

/** What a site received about the person. */
export type Claims = z.infer<typeof claimsSchema>;

/** A claim that the sites show. */
export type ClaimName = keyof Claims;

/** The claims that were received, in the order in which they are shown. */
export function received(claims: Claims): readonly ClaimName[] {
  return claimsSchema.keyof().options.filter((claim) => claims[claim] !== undefined);
}
