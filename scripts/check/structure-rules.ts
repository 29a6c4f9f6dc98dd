import { functionsOf, type MeasuredFunction } from "./functions.ts";

const MAX_FILE_LINES = 200;
const MAX_FUNCTION_LINES = 60;
const ORDINARY_FUNCTION_LINES = 30;
const ORDINARY_SHARE = 0.9;
const MAX_PARAMETERS = 3;
const FORBIDDEN_NAMES = new Set(["util", "utils", "helper", "helpers", "misc", "common"]);

/** A source file of the project, its path from the root. */
export type SourceFile = { path: string; text: string };

/** What is wrong, where, and what to do instead; one line each. */
export function structureProblems(files: readonly SourceFile[]): string[] {
  const measured = files.filter(isMeasured).map((file) => ({ file, functions: functionsOf(file.path, file.text) }));
  return [
    ...files.flatMap(nameProblems),
    ...measured.flatMap(({ file }) => sizeProblems(file)),
    ...measured.flatMap(({ file, functions }) => functions.flatMap((found) => functionProblems(file.path, found))),
    ...shareProblems(measured.flatMap(({ functions }) => functions)),
  ];
}

function isMeasured({ path }: SourceFile): boolean {
  return /^(src|simulators|scripts)\/.*\.(ts|tsx|mjs)$/.test(path) && !path.startsWith("src/lib/i18n/messages/");
}

function nameProblems({ path }: SourceFile): string[] {
  const parts = path.split("/").map((part) => part.replace(/\..*$/, ""));
  const vague = parts.filter((part) => FORBIDDEN_NAMES.has(part));
  const folders = path
    .split("/")
    .slice(0, -1)
    .filter((part) => !/^[[(@]/.test(part) && !/^[a-z0-9.]+(-[a-z0-9]+)*$/.test(part));
  return [
    ...vague.map(
      (part) => `${path}: "${part}" says nothing. Name the file after what it promises, in the domain's words.`,
    ),
    ...folders.map((part) => `${path}: the folder "${part}" is not in kebab-case. Rename it.`),
  ];
}

function sizeProblems({ path, text }: SourceFile): string[] {
  const lines = text.trimEnd().split("\n").length;
  if (lines <= MAX_FILE_LINES) return [];
  return [
    `${path}: ${lines} lines, at most ${MAX_FILE_LINES}. Find the second subject in it and give that a file of its own.`,
  ];
}

function functionProblems(path: string, { name, line, lines, parameters, booleans }: MeasuredFunction): string[] {
  const at = `${path}:${line}: ${name}`;
  const problems: string[] = [];
  if (lines > MAX_FUNCTION_LINES)
    problems.push(`${at} has ${lines} lines, at most ${MAX_FUNCTION_LINES}. Name its steps and make each a function.`);
  if (parameters > MAX_PARAMETERS)
    problems.push(`${at} takes ${parameters} parameters, at most ${MAX_PARAMETERS}. Hand in one object, ports first.`);
  for (const flag of booleans)
    problems.push(`${at} takes the boolean "${flag}". Make it two functions, or a union that says which.`);
  return problems;
}

function shareProblems(functions: readonly MeasuredFunction[]): string[] {
  const ordinary = functions.filter(({ lines }) => lines <= ORDINARY_FUNCTION_LINES).length;
  if (functions.length === 0 || ordinary / functions.length >= ORDINARY_SHARE) return [];
  const percent = Math.floor((100 * ordinary) / functions.length);
  return [
    `Only ${percent} % of the functions have at most ${ORDINARY_FUNCTION_LINES} lines. Split the longest ones until 90 % have.`,
  ];
}

/** The lockfile has to name each platform's own packages, or `npm ci` fails on every other machine. */
export function lockfileProblems(lockfile: {
  packages: Record<string, { optionalDependencies?: Record<string, string> }>;
}): string[] {
  const named = new Set(
    Object.keys(lockfile.packages).map((path) =>
      path.slice(path.lastIndexOf("node_modules/") + "node_modules/".length),
    ),
  );
  const wanted = Object.values(lockfile.packages).flatMap((entry) => Object.keys(entry.optionalDependencies ?? {}));
  const missing = wanted.filter((name) => !named.has(name));
  return missing.map(
    (name) => `package-lock.json: ${name} is missing. Add its entry, as its neighbours for other platforms have it.`,
  );
}
