/** Kinds of devices by a word of their browsers' `User-Agent`, the telling ones first. */
const KINDS: readonly (readonly [sign: RegExp, name: string])[] = [
  [/\biPhone\b/, "iPhone"],
  [/\biPad\b/, "iPad"],
  [/\bAndroid\b/, "Android"],
  [/\bCrOS\b/, "Chromebook"],
  [/\bMacintosh\b/, "Mac"],
  [/\bWindows\b/, "Windows"],
  [/\bLinux\b/, "Linux"],
];

/** A name to begin with for a passkey that this browser makes; empty when the browser does not tell. */
export function deviceName(userAgent: string): string {
  return KINDS.find(([sign]) => sign.test(userAgent))?.[1] ?? "";
}
