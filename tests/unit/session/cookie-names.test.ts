import { describe, expect, it } from "vitest";
import { cookieName, pathCookieName, secureCookies } from "#lib/session/cookie-names.ts";

describe("a cookie's name", () => {
  it("is bound to its host on https", () => {
    expect(cookieName("flow", "https://sso.example")).toBe("__Host-nafidha-flow");
    expect(pathCookieName("flow", "https://sso.example")).toBe("__Secure-nafidha-flow");
    expect(secureCookies("https://sso.example")).toBe(true);
  });

  it("carries the port on this machine, since cookies ignore ports", () => {
    expect(cookieName("flow", "http://localhost:3000")).toBe("nafidha-flow-3000");
    expect(cookieName("flow", "http://localhost:3100")).not.toBe(cookieName("flow", "http://localhost:3000"));
    expect(secureCookies("http://localhost:3000")).toBe(false);
  });
});
