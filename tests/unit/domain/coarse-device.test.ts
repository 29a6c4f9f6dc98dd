import { describe, expect, it } from "vitest";
import { coarseDevice } from "#lib/domain/sessions/coarse-device.ts";

const APPLE = "AppleWebKit/537.36 (KHTML, like Gecko)";

const KNOWN = [
  [`Mozilla/5.0 (Linux; Android 15; SM-S928B) ${APPLE} Chrome/140.0.0.0 Mobile Safari/537.36`, "Chrome", "Android"],
  [
    `Mozilla/5.0 (Linux; Android 15) ${APPLE} SamsungBrowser/28.0 Chrome/130.0 Mobile Safari/537.36`,
    "Samsung Internet",
    "Android",
  ],
  [
    `Mozilla/5.0 (Windows NT 10.0; Win64; x64) ${APPLE} Chrome/140.0.0.0 Safari/537.36 Edg/140.0.0.0`,
    "Edge",
    "Windows",
  ],
  [`Mozilla/5.0 (X11; Linux x86_64) ${APPLE} Chrome/140.0.0.0 Safari/537.36 OPR/120.0`, "Opera", "Linux"],
  ["Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0", "Firefox", "Linux"],
  [
    "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Mobile/15E148 Safari/604.1",
    "Safari",
    "iPhone",
  ],
  [
    "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) CriOS/140.0 Mobile/15E148 Safari/604.1",
    "Chrome",
    "iPhone",
  ],
  [
    "Mozilla/5.0 (iPad; CPU OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) FxiOS/140.0 Mobile/15E148 Safari/605.1.15",
    "Firefox",
    "iPad",
  ],
  [
    "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Safari/605.1.15",
    "Safari",
    "Mac",
  ],
  [`Mozilla/5.0 (X11; CrOS x86_64 14541.0.0) ${APPLE} Chrome/140.0.0.0 Safari/537.36`, "Chrome", "ChromeOS"],
] as const;

describe("the device that is shown of a session", () => {
  it.each(KNOWN)("is named in well-known words: %s", (userAgent, browser, system) => {
    expect(coarseDevice(userAgent)).toEqual({ browser, system });
  });

  it("is nothing for what is not known, missing, or told after four hundred characters", () => {
    const nothing = { browser: null, system: null };
    for (const text of [null, "", "curl/8.0", `${"x".repeat(400)} Firefox/140.0 Windows NT 10.0`]) {
      expect(coarseDevice(text)).toEqual(nothing);
    }
  });

  it("never holds a word of what the browser sent", () => {
    const kept = coarseDevice('Firefox/<script>alert("me@example.sa")</script> Windows NT 10.0');
    expect(kept).toEqual({ browser: "Firefox", system: "Windows" });
  });
});
