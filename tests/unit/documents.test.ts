import { existsSync, globSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";

const DOCUMENTS = [...globSync("*.md"), ...globSync("docs/**/*.md")].map((path) => ({
  path,
  text: readFileSync(path, "utf8"),
}));

/** Files and folders that a document names between backticks, below the folders that are ours. */
function namedFiles(text: string): readonly string[] {
  return [...text.matchAll(/`((?:src|tests|e2e|bench|scripts|prisma|simulators|examples|docs)\/[^`\s…<>{}]*)`/g)].map(
    ([, name = ""]) => name,
  );
}

/** Targets of links that lead to a file here. */
function links(text: string): readonly string[] {
  return [...text.matchAll(/\]\((?!https?:|#|mailto:)([^)#\s]+)[^)]*\)/g)].map(([, target = ""]) => target);
}

function isThere(name: string): boolean {
  return name.includes("*") ? globSync(name).length > 0 : existsSync(name);
}

describe("a document", () => {
  it.each(DOCUMENTS)("$path links to files that exist", ({ path, text }) => {
    const missing = links(text).filter((target) => !existsSync(join(dirname(path), decodeURIComponent(target))));
    expect(missing).toEqual([]);
  });

  it.each(["docs/threats.md", "docs/compliance.md", "SECURITY.md", "ARCHITECTURE.md"])(
    "%s names files that exist",
    (path) => {
      const text = DOCUMENTS.find((document) => document.path === path)?.text ?? "";
      expect(text).not.toBe("");
      expect(namedFiles(text).filter((name) => !isThere(name))).toEqual([]);
    },
  );
});

describe("the table of threats", () => {
  const threats = readFileSync("docs/threats.md", "utf8");
  const rows = threats.split("\n").filter((line) => /^\| (?!threat |---)/.test(line));

  it("names for every threat what stops it and a test that shows it", () => {
    expect(rows.length).toBeGreaterThan(30);
    const bare = rows.filter((row) => !/`(tests|e2e)\/[^`]+\.(test|spec)\.ts`/.test(row.split("|").at(-2) ?? ""));
    expect(bare).toEqual([]);
  });

  it("names every test of tests/security and e2e/attacks", () => {
    const tests = ["tests/security", "e2e/attacks"].flatMap((folder) =>
      readdirSync(folder).map((name) => `${folder}/${name}`),
    );
    expect(tests.filter((path) => !threats.includes(`\`${path}\``))).toEqual([]);
  });
});
