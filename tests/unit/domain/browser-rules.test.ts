import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";

const DOMAIN = join(import.meta.dirname, "../../../src/lib/domain");

/** Every module that a file of the domain brings along at run time, itself included; packages by their name. */
const broughtAlong = (file: string, seen = new Set<string>()): ReadonlySet<string> => {
  if (seen.has(file)) return seen;
  seen.add(file);
  const source = readFileSync(file, "utf8");
  for (const [, clause = "", from = ""] of source.matchAll(/^(?:import|export)\s([^;]*?)from "([^"]+)";/gms)) {
    if (clause.startsWith("type ")) continue;
    if (from.startsWith(".")) broughtAlong(join(dirname(file), from), seen);
    else seen.add(from);
  }
  return seen;
};

test.each([
  "username.ts",
  "password-policy.ts",
  "national-id.ts",
  "mobile-shape.ts",
  "email-shape.ts",
  "mobile-mask.ts",
  "typed-code.ts",
  "picture-answer.ts",
  "digits.ts",
])("%s goes to the browser without zod, phone metadata or the common passwords", (file) => {
  const modules = [...broughtAlong(join(DOMAIN, file))];
  expect(modules.filter((it) => !it.startsWith(DOMAIN))).toEqual([]);
});

test("the same walk does find the packages of a file that has them", () => {
  expect([...broughtAlong(join(DOMAIN, "fields.ts"))]).toEqual(
    expect.arrayContaining(["zod", "libphonenumber-js/mobile"]),
  );
});
