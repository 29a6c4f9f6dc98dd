import { z } from "zod";
import { askJson } from "#lib/adapters/outbound/ask-json.ts";
import type { HttpEndpoint, Reply } from "#lib/adapters/outbound/post-json.ts";
import type { MobileOwnership, OwnershipAnswer } from "#lib/ports/mobile-ownership.ts";

const instant = z.iso.datetime({ offset: true }).transform((moment) => Date.parse(moment));
const contract = z.enum(["personal", "business"]);

const checkReply = z.discriminatedUnion("owner", [
  z.object({ owner: z.literal("yes"), contract, simChangedAt: instant.nullable() }),
  z.object({ owner: z.enum(["no", "unknown"]) }),
]);

const numbersReply = z.object({
  numbers: z
    .array(
      z.object({
        number: z.string().regex(/^\+[1-9]\d{4,14}$/),
        contract,
        since: instant,
        simChangedAt: instant.nullable(),
      }),
    )
    .max(100),
});

/** The operators' registry over HTTP: `POST /check {"nationalId","number"}` and `POST /numbers {"nationalId"}`. */
export function httpMobileOwnership(endpoint: HttpEndpoint): MobileOwnership {
  return {
    check: async (nationalId, number) => {
      const reply = await askJson(endpoint, "/check", { nationalId, number });
      const parsed = checkReply.safeParse(bodyOf(reply));
      return parsed.success ? toAnswer(parsed.data) : toAnswer({ owner: "unknown" });
    },
    numbersOf: async (nationalId) => {
      const reply = await askJson(endpoint, "/numbers", { nationalId });
      const parsed = numbersReply.safeParse(bodyOf(reply));
      return parsed.success ? { kind: "numbers", numbers: parsed.data.numbers } : { kind: "unknown" };
    },
  };
}

function bodyOf(reply: Reply): unknown {
  return reply.kind === "answered" && reply.status === 200 ? reply.body : undefined;
}

function toAnswer(checked: z.output<typeof checkReply>): OwnershipAnswer {
  return checked.owner === "yes"
    ? { answer: "yes", contract: checked.contract, simChangedAt: checked.simChangedAt }
    : { answer: checked.owner, contract: null, simChangedAt: null };
}
