/** The browsers that are told apart, in the order in which they are looked for: most of them name themselves beside Chrome or Safari. */
const BROWSERS = [
  ["Edge", /\bEdg(?:e|A|iOS)?\//],
  ["Opera", /\b(?:OPR|OPT|Opera)\//],
  ["Samsung Internet", /\bSamsungBrowser\//],
  ["Firefox", /\b(?:Firefox|FxiOS)\//],
  ["Chrome", /\b(?:Chrome|Chromium|CriOS|HeadlessChrome)\//],
  ["Safari", /\bVersion\/[\d.]+ (?:Mobile\/\w+ )?Safari\//],
] as const;

/** The systems, likewise: an Android names Linux, an iPhone names Mac OS X. */
const SYSTEMS = [
  ["Android", /\bAndroid\b/],
  ["iPhone", /\biPhone\b/],
  ["iPad", /\biPad\b/],
  ["Windows", /\bWindows NT\b/],
  ["ChromeOS", /\bCrOS\b/],
  ["Mac", /\bMacintosh\b/],
  ["Linux", /\bLinux\b/],
] as const;

/** What is kept of a browser: two well-known names or nothing, never what it sent. */
export type CoarseDevice = {
  readonly browser: (typeof BROWSERS)[number][0] | null;
  readonly system: (typeof SYSTEMS)[number][0] | null;
};

/** The names that can be kept. */
export const BROWSER_NAMES = BROWSERS.map(([name]) => name);
/** The names that can be kept. */
export const SYSTEM_NAMES = SYSTEMS.map(([name]) => name);

/** So much of a header is looked at; whoever sends more gains nothing. */
const LOOKED_AT = 400;

/** Reads a browser's and a system's name out of a `User-Agent` header (RFC 9110 §10.1.5). What it says is the browser's word: for the eye alone. */
export function coarseDevice(userAgent: string | null): CoarseDevice {
  const text = (userAgent ?? "").slice(0, LOOKED_AT);
  return {
    browser: BROWSERS.find(([, mark]) => mark.test(text))?.[0] ?? null,
    system: SYSTEMS.find(([, mark]) => mark.test(text))?.[0] ?? null,
  };
}
