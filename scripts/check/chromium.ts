import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { chromium } from "@playwright/test";
import { BROWSERS_HERE } from "../../e2e/fixtures/chromium.ts";

/** Debian's package of the browser without windows (decision 70). */
const PACKAGE = "chromium-headless-shell";

/** The path of a browser for the end-to-end tests: the system's, else Debian's package when root, else Playwright's own. Null when none can be had. */
export function ensureChromium(): string | null {
  const found = browserHere();
  if (found !== null) return found;
  console.error("Installing Chromium, once …");
  if (process.getuid?.() === 0 && existsSync("/usr/bin/apt-get")) {
    run("apt-get", ["update"]);
    run("apt-get", ["install", "--yes", "--no-install-recommends", PACKAGE]);
    if (browserHere() === null) run("apt-get", ["install", "--yes", "--no-install-recommends", "chromium"]);
  }
  if (browserHere() === null) run(process.execPath, ["node_modules/@playwright/test/cli.js", "install", "chromium"]);
  return browserHere();
}

function browserHere(): string | null {
  const candidates = [...BROWSERS_HERE, chromium.executablePath()];
  return candidates.find((path) => existsSync(path)) ?? null;
}

function run(program: string, args: readonly string[]): void {
  spawnSync(program, args, { stdio: ["ignore", 2, 2], env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" } });
}
