import type { Result } from "#lib/domain/result.ts";

/** A value of a sample that is known to be well-formed. */
export function sampleOf<Value>(parsed: Result<Value, unknown>): Value {
  if (!parsed.ok) throw new Error("a sample is not well-formed");
  return parsed.value;
}
