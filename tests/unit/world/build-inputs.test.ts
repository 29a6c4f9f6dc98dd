import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { hashOfInputs } from "#scripts/world/build-inputs.ts";

let folder = "";
const put = (name: string, text: string) => writeFileSync(join(folder, name), text);

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "build-inputs-"));
  mkdirSync(join(folder, "app"));
  put("app/page.tsx", "one");
});

afterEach(() => rmSync(folder, { recursive: true }));

test("what a build writes beside its inputs makes it no older", () => {
  const before = hashOfInputs([folder]);
  mkdirSync(join(folder, ".next"));
  put(".next/build-hash", before);
  put("next-env.d.ts", "written by the build");
  expect(hashOfInputs([folder])).toBe(before);
});

test("a build is out of date when a file of it is changed, new, renamed or gone", () => {
  const hashes = new Set([hashOfInputs([folder])]);
  put("app/page.tsx", "two");
  hashes.add(hashOfInputs([folder]));
  put("app/layout.tsx", "one");
  hashes.add(hashOfInputs([folder]));
  rmSync(join(folder, "app/page.tsx"));
  hashes.add(hashOfInputs([folder]));
  put("app/page.ts", "two");
  hashes.add(hashOfInputs([folder]));
  expect(hashes.size).toBe(5);
});
