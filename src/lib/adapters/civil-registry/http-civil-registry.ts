import { z } from "zod";
import { askJson } from "#lib/adapters/outbound/ask-json.ts";
import type { HttpEndpoint } from "#lib/adapters/outbound/post-json.ts";
import type { CivilRegistry, RegistryPerson } from "#lib/ports/civil-registry.ts";

const namePart = z.string().min(1).max(200);
const nameParts = z.object({ first: namePart, father: namePart, grandfather: namePart, family: namePart });

const personReply: z.ZodType<RegistryPerson> = z.object({
  nationalId: z.string().regex(/^[12]\d{9}$/),
  kind: z.enum(["citizen", "resident"]),
  name: z.object({ ar: nameParts, en: nameParts }),
  birthDate: z.iso.date(),
  birthDateHijri: z.string().regex(/^\d{4}-\d{2}-\d{2}$/),
  idExpiry: z.iso.date(),
  gender: z.enum(["male", "female"]),
  nationality: z.string().regex(/^[A-Z]{2}$/),
  status: z.enum(["alive", "deceased"]),
});

const searchReply = z.discriminatedUnion("found", [
  z.object({ found: z.literal(true), person: personReply }),
  z.object({ found: z.literal(false) }),
]);

/** The civil registry over HTTP: `POST /persons/search {"nationalId"}`. An answer about somebody else is `unknown`. */
export function httpCivilRegistry(endpoint: HttpEndpoint): CivilRegistry {
  return {
    find: async (nationalId) => {
      const reply = await askJson(endpoint, "/persons/search", { nationalId });
      const parsed = searchReply.safeParse(reply.kind === "answered" && reply.status === 200 ? reply.body : undefined);
      if (!parsed.success) return { kind: "unknown" };
      if (!parsed.data.found) return { kind: "absent" };
      const { person } = parsed.data;
      return person.nationalId === nationalId ? { kind: "person", person } : { kind: "unknown" };
    },
  };
}
