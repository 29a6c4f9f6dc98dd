/** The part of a file that was asked for, by its first and last byte; the whole; or none, since there is no such part. */
export type ByteRange =
  | { readonly kind: "whole" }
  | { readonly kind: "part"; readonly first: number; readonly last: number }
  | { readonly kind: "none" };

const ONE_RANGE = /^bytes=(\d{0,12})-(\d{0,12})$/;

/** Reads a `Range` header (RFC 9110, 14.2) for a file of so many bytes. What is malformed, or asks for several parts, gets the whole. */
export function byteRange(header: string | null, length: number): ByteRange {
  const [, from = "", to = ""] = ONE_RANGE.exec(header ?? "") ?? [];
  if (from === "" && to === "") return { kind: "whole" };
  if (from === "") return part(Math.max(0, length - Number(to)), length - 1, length);
  if (to !== "" && Number(to) < Number(from)) return { kind: "whole" };
  return part(Number(from), to === "" ? length - 1 : Math.min(Number(to), length - 1), length);
}

function part(first: number, last: number, length: number): ByteRange {
  return first < length && first <= last ? { kind: "part", first, last } : { kind: "none" };
}
