/** What a step answers: a value, or a refusal that the person is told about in words. Expected refusals are never exceptions. */
export type Result<Value, Refusal> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly refusal: Refusal };

/** A point in time as epoch milliseconds; it always comes in as an argument. */
export type Instant = number;

/** Wraps a value as an accepted result. */
export const accept = <Value>(value: Value): { readonly ok: true; readonly value: Value } => ({ ok: true, value });

/** Wraps a refusal as a refused result. */
export const refuse = <Refusal>(refusal: Refusal): { readonly ok: false; readonly refusal: Refusal } => ({
  ok: false,
  refusal,
});

/** Ends a `switch` over a closed union: a forgotten case does not compile. */
export function assertNever(value: never): never {
  throw new Error(`unreachable case: ${typeof value}`);
}
