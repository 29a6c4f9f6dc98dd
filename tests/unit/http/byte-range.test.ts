import { expect, test } from "vitest";
import { byteRange } from "#lib/http/byte-range.ts";

const part = (first: number, last: number) => ({ kind: "part", first, last });

test.each([
  ["bytes=0-", part(0, 99)],
  ["bytes=0-1", part(0, 1)],
  ["bytes=10-19", part(10, 19)],
  ["bytes=90-900", part(90, 99)],
  ["bytes=-10", part(90, 99)],
  ["bytes=-900", part(0, 99)],
])("%s of 100 bytes is a part", (header, expected) => expect(byteRange(header, 100)).toEqual(expected));

test.each([
  null,
  "",
  "bytes=",
  "bytes=-",
  "bytes=a-b",
  "bytes=5-4",
  "bytes=0-1,5-6",
  "lines=0-1",
  `bytes=${"9".repeat(99)}-`,
])("%s gets the whole", (header) => expect(byteRange(header, 100)).toEqual({ kind: "whole" }));

test.each(["bytes=100-", "bytes=100-200", "bytes=-0"])("%s of 100 bytes is no part", (header) =>
  expect(byteRange(header, 100)).toEqual({ kind: "none" }),
);
