import { z } from "zod";
import type { Reply } from "#lib/adapters/outbound/post-json.ts";
import type { DeliveryOutcome } from "#lib/ports/delivery.ts";

const acceptedReply = z.object({ messageId: z.string().min(1), status: z.literal("accepted") });

/** Statuses that say "this message will never do"; a wrong token or a full queue is the service's or our own trouble and may pass. */
const REJECTING_STATUSES: ReadonlySet<number> = new Set([400, 413, 422]);

/** What a gateway's reply means for the message. A success that does not name the message it took is not believed. */
export function deliveryOutcome(reply: Reply): DeliveryOutcome {
  if (reply.kind === "none") return { outcome: "retryable" };
  if (REJECTING_STATUSES.has(reply.status)) return { outcome: "rejected" };
  const accepted = reply.status >= 200 && reply.status < 300 && acceptedReply.safeParse(reply.body).success;
  return { outcome: accepted ? "sent" : "retryable" };
}
