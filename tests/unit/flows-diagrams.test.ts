import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { explore } from "#scripts/flows/explore.ts";
import { flowPages } from "#scripts/flows/pages.ts";
import { registration } from "#scripts/flows/registration.ts";

describe("the diagrams of the flows", () => {
  it.each(flowPages())(
    "$file shows the machine as it is now; `node scripts/draw-flows.ts` draws it",
    ({ file, text }) => {
      expect(readFileSync(file, "utf8")).toBe(text);
    },
  );

  it("find every step of the registration, and no way to an account but by the proved number", () => {
    const ways = explore(registration);
    const steps = new Set(ways.flatMap(({ from, to }) => [from, to]));
    expect([...steps].sort()).toEqual(
      [
        "started",
        "identity_given",
        "details_given",
        "code_sent",
        "number_proved",
        "username_taken",
        "activated",
        "refused",
      ].sort(),
    );
    const toAccount = ways.filter(({ from, to }) => to === "activated" && from !== "activated");
    expect(toAccount).toEqual([{ from: "number_proved", event: "account_activated", to: "activated" }]);
  });
});
