import { expect, it } from "vitest";
import { isTooLarge, MAX_BODY_BYTES } from "../../../examples/government-sites/lib/body-limit.ts";

it.each([
  ["nothing", {}, false],
  ["a form", { "content-length": "300" }, false],
  ["as much as may be", { "content-length": String(MAX_BODY_BYTES) }, false],
  ["one byte more", { "content-length": String(MAX_BODY_BYTES + 1) }, true],
  ["chunks without end", { "transfer-encoding": "chunked" }, true],
])("attack: who sends an example site %s is told from who sends too much", (_, headers, expected) => {
  expect(isTooLarge(headers)).toBe(expected);
});
