import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { z } from "zod";

const Package = z.object({ version: z.string().regex(/^\d+\.\d+\.\d+/) });

/** Below these versions a published weakness is open in what we use of the package. */
const FLOORS = [
  ["next", "16.2.6", "code execution and cache poisoning through server components; proxy bypass"],
  ["react-dom", "19.2.1", "code execution through server functions (CVE-2025-55182)"],
  [
    "next-auth",
    "4.24.15",
    "checks of one provider taken for another's; errors taken for sessions (CVE-2026-73419…73421)",
  ],
  ["oidc-provider", "9.8.5", "markup in the pages that post themselves; requests to addresses inside"],
] as const;

function numbers(version: string): readonly number[] {
  return version.split(/[.-]/).slice(0, 3).map(Number);
}

function isAtLeast(version: string, floor: string): boolean {
  const [have, need] = [numbers(version), numbers(floor)];
  const at = need.findIndex((number, index) => number !== have[index]);
  return at === -1 || (have[at] ?? 0) > (need[at] ?? 0);
}

describe("a known weakness in a library", () => {
  it.each(FLOORS)("%s is at least %s, since below it is open to: %s", (name, floor) => {
    const { version } = Package.parse(JSON.parse(readFileSync(join("node_modules", name, "package.json"), "utf8")));
    expect(isAtLeast(version, floor), `${name} ${version}`).toBe(true);
  });

  it.each([
    ["16.2.5", false],
    ["16.2.6", true],
    ["16.10.0", true],
    ["15.9.9", false],
    ["17.0.0", true],
  ])("%s is at least 16.2.6: %s", (version, expected) => {
    expect(isAtLeast(version, "16.2.6")).toBe(expected);
  });
});

describe("a door that nobody may open", () => {
  const sources = readdirSync("src", { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name) && !entry.parentPath.includes("generated"))
    .map((entry) => join(entry.parentPath, entry.name))
    .map((path) => ({ path, text: readFileSync(path, "utf8") }));

  /** Table names of our own, and the job queue's statements with their values apart. */
  const SQL_OF_OUR_OWN = [
    "src/lib/stores/purge.ts",
    "src/lib/stores/sign-on-session.ts",
    "src/lib/stores/transaction.ts",
  ];

  it.each([
    ["SQL made of text (injection)", /\$(queryRawUnsafe|executeRawUnsafe)|Prisma\.raw\(/, SQL_OF_OUR_OWN],
    [
      "markup made of text in a page (cross-site scripting)",
      /dangerouslySetInnerHTML|\.innerHTML\b|insertAdjacentHTML|document\.write/,
      [],
    ],
    ["code made of text", /\beval\(|new Function\(|node:vm/, []],
    ["a program run with what came from outside", /node:child_process/, []],
  ])("is in no file of the portal but where nothing from outside can reach it: %s", (_name, pattern, known) => {
    const found = sources.filter(({ text }) => pattern.test(text)).map(({ path }) => path);
    expect(found.sort()).toEqual(known);
  });
});
