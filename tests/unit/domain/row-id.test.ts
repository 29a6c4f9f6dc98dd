import { describe, expect, it } from "vitest";
import { NO_ROW, rowIdSent } from "#lib/domain/row-id.ts";

const ID = "0190c0de-0000-7000-8000-000000000001";

describe("the id that a browser sends as an argument", () => {
  it("is taken as it is where it is one", () => {
    expect(rowIdSent(ID)).toBe(ID);
  });

  it.each([
    ["an object that a database would read as a condition", { not: NO_ROW }],
    ["a list", [ID]],
    ["text that is no id", "x"],
    ["nothing", undefined],
    ["an id with something behind it", `${ID} `],
  ])("is that of no row where it is %s", (_, sent) => {
    expect(rowIdSent(sent)).toBe(NO_ROW);
  });
});
