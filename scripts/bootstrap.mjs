// The first thing every npm command runs: `node scripts/bootstrap.mjs COMMAND …`. Plain JavaScript for Node ≥ 20.19 with nothing installed.
// It installs what is missing and hands over to scripts/COMMAND.ts on the Node that the project carries.
import { spawn, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { constants } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));
const STAMP = join(ROOT, "node_modules", ".lock-hash");
const CARRIED_NODE = join(ROOT, "node_modules", "node", "bin", "node");
const PARENT_CHECK_MS = 500;
/** Where Node keeps compiled code, for this command and all that it starts; `src/server.ts` has the same place. */
const COMPILE_CACHE = join(ROOT, ".next", "cache", "compile");

process.chdir(ROOT);
const [command = "", ...rest] = process.argv.slice(2);
const script = join("scripts", `${command}.ts`);
if (!/^[a-z-]+$/.test(command) || !existsSync(script)) fail(`There is no command "${command}".`);
if (!isInstalled()) install();
handOver([script, ...rest]);

function isInstalled() {
  if (!existsSync(CARRIED_NODE)) return false;
  const hash = lockHash();
  if (existsSync(STAMP) && readFileSync(STAMP, "utf8") === hash) return true;
  if (!holdsEveryPackage()) return false;
  writeFileSync(STAMP, hash);
  return true;
}

function lockHash() {
  return createHash("sha256").update(readFileSync("package-lock.json")).digest("hex");
}

/** Whether `npm install` was run by hand for this very lockfile: npm notes what it installed. */
function holdsEveryPackage() {
  const note = join("node_modules", ".package-lock.json");
  if (!existsSync(note)) return false;
  const installed = JSON.parse(readFileSync(note, "utf8")).packages;
  const wanted = Object.entries(JSON.parse(readFileSync("package-lock.json", "utf8")).packages);
  return wanted.every(([path, { version, optional, peer }]) => {
    return path === "" || optional || peer || installed[path]?.version === version;
  });
}

function install() {
  console.error("Installing packages, once …");
  runNpm(["ci", "--include=dev", "--no-audit", "--no-fund"]);
  // Where install scripts are switched off, the carried Node is still missing.
  if (!existsSync(CARRIED_NODE)) runNpm(["rebuild", "node", "argon2", "--ignore-scripts=false"]);
  if (!existsSync(CARRIED_NODE)) fail("The packages are installed, but the Node that the project carries is not.");
  writeFileSync(STAMP, lockHash());
}

function runNpm(args) {
  // Prisma's install script would download an engine that the project does not use; naming any program in its place stops that.
  const env = { ...process.env, PRISMA_SCHEMA_ENGINE_BINARY: process.execPath };
  const npm = process.env.npm_execpath;
  const [program, first] = npm?.endsWith(".js") ? [process.execPath, [npm]] : ["npm", []];
  const done = spawnSync(program, [...first, ...args], { env, stdio: ["ignore", 2, 2] });
  if (done.status !== 0) fail(`npm ${args[0]} failed; what it said is above.`);
}

/** Same input and output, same exit code, signals passed on; and should npm be killed outright, the command still ends. */
function handOver(args) {
  const path = [join(ROOT, "node_modules", ".bin"), process.env.PATH].join(delimiter);
  const env = { NODE_COMPILE_CACHE: COMPILE_CACHE, ...process.env, PATH: path };
  const child = spawn(CARRIED_NODE, args, { stdio: "inherit", env });
  for (const name of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(name, () => child.kill(name));
  const parent = process.ppid;
  setInterval(() => process.ppid !== parent && child.kill("SIGTERM"), PARENT_CHECK_MS).unref();
  child.on("error", (error) => fail(error.message));
  child.on("exit", (code, signal) => process.exit(code ?? 128 + (constants.signals[signal ?? "SIGTERM"] ?? 0)));
}

function fail(message) {
  console.error(message);
  process.exit(1);
}
