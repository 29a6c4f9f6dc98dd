/**
 * What became of one attempt to hand over a message: `sent` (accepted, also when this key was accepted before),
 * `retryable` (try again later with the same key), `rejected` (will never be accepted as it is).
 */
export type DeliveryOutcome = { readonly outcome: "sent" | "retryable" | "rejected" };
