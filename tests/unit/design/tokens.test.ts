import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";

const css = readFileSync(new URL("../../../src/app/tokens.css", import.meta.url), "utf8");

/** The colours of one block of the tokens, by name. */
function coloursAfter(opening: string): Record<string, string> {
  const block = css.slice(css.indexOf(opening) + opening.length).split("}")[0] ?? "";
  return Object.fromEntries(
    [...block.matchAll(/--([\w-]+):\s*(#[0-9a-f]{6});/g)].map(([, name, value]) => [name, value]),
  );
}

function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

/** WCAG 2.2's contrast ratio. */
function contrast(one: string, other: string): number {
  const [low = 0, high = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (high + 0.05) / (low + 0.05);
}

const TEXT: readonly (readonly [string, readonly string[]])[] = [
  ["ink", ["ground", "surface", "raised"]],
  ["ink-soft", ["ground", "surface", "raised"]],
  ["link", ["ground", "surface", "raised"]],
  ["danger", ["ground", "raised", "danger-ground"]],
  ["care", ["care-ground"]],
  ["on-tint", ["tint"]],
  ["on-action", ["action", "action-strong"]],
  ["on-danger", ["danger", "danger-strong"]],
];

const LINES: readonly (readonly [string, readonly string[]])[] = [
  ["control-line", ["ground", "surface", "raised"]],
  ["danger-line", ["ground", "raised", "danger-ground"]],
  ["care-line", ["ground", "care-ground"]],
  ["focus", ["ground", "surface", "raised", "tint", "danger-ground"]],
  ["action", ["ground", "raised", "line"]],
];

const light = coloursAfter(":root {");
const dark = coloursAfter(':root:not([data-theme="light"]) {');

describe.each([
  ["light", light],
  ["dark", dark],
])("%s colours", (_name, colours) => {
  it.each(TEXT)("text in %s is at least 7:1 on its grounds", (text, grounds) => {
    for (const ground of grounds)
      expect(contrast(colours[text] ?? "", colours[ground] ?? "")).toBeGreaterThanOrEqual(7);
  });

  it.each(LINES)("%s is at least 3:1 on its grounds", (line, grounds) => {
    for (const ground of grounds)
      expect(contrast(colours[line] ?? "", colours[ground] ?? "")).toBeGreaterThanOrEqual(3);
  });
});

describe("the theme", () => {
  it("has the same dark colours by the system's wish and by choice", () => {
    expect(coloursAfter(':root[data-theme="dark"] {')).toEqual(dark);
    expect(Object.keys(dark).sort()).toEqual(Object.keys(light).sort());
  });

  it("has the fixed green as its primary colour", () => {
    expect(light.action).toBe("#196040");
  });
});
