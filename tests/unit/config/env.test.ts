import { describe, expect, it } from "vitest";
import { isLoopback, parseEnv } from "#lib/config/env.ts";

const SECRET = "k".repeat(43);
const PRODUCTION = {
  ISSUER_URL: "https://login.example.sa",
  DATABASE_URL: "postgresql://app@db/nafidha",
  MASTER_KEY: SECRET,
  CIVIL_REGISTRY_URL: "https://registry.example.sa",
  MOBILE_OWNERSHIP_URL: "https://operators.example.sa",
  SMS_GATEWAY_URL: "https://sms.example.sa",
  MAIL_GATEWAY_URL: "https://mail.example.sa",
  GATEWAY_TOKEN: "a-token-of-some-length",
};
const SIMULATED = { SIMULATED_CLOCK: "1", SIMULATED_CAPTCHA: "1", SIMULATORS_URL: "http://localhost:3002" };

describe("the environment", () => {
  it("is accepted when all of it is there and safe, with the usual values for the rest", () => {
    expect(parseEnv(PRODUCTION)).toMatchObject({
      PORT: 3000,
      PASSWORD_PROFILE: "national",
      MINIMUM_AGE_YEARS: 15,
      TRUSTED_PROXIES: 0,
      SIMULATED_CLOCK: false,
      SIMULATED_CAPTCHA: false,
    });
  });

  it.each(Object.keys(PRODUCTION))("is refused without %s, which is named", (name) => {
    expect(() => parseEnv({ ...PRODUCTION, [name]: undefined })).toThrow(new RegExp(`- ${name}: `));
  });

  it.each(Object.entries(SIMULATED))("is refused with %s on an address that is not this machine's", (name, value) => {
    expect(() => parseEnv({ ...PRODUCTION, [name]: value })).toThrow(`${name} is for loopback issuers only`);
  });

  it.each(["http://localhost:3000", "http://127.0.0.1:3000", "http://[::1]:3000"])(
    "may simulate, and do without HTTPS, at %s",
    (issuer) => {
      const env = parseEnv({ ...PRODUCTION, ...SIMULATED, ISSUER_URL: issuer });
      expect([env.SIMULATED_CLOCK, env.SIMULATED_CAPTCHA]).toEqual([true, true]);
    },
  );

  it("is refused without HTTPS on a public address", () => {
    expect(() => parseEnv({ ...PRODUCTION, ISSUER_URL: "http://login.example.sa" })).toThrow("must be https");
  });

  it("is refused with a path in the public address", () => {
    expect(() => parseEnv({ ...PRODUCTION, ISSUER_URL: "https://example.sa/login" })).toThrow("no path");
  });

  it.each([
    ["MASTER_KEY", SECRET.slice(1)],
    ["MASTER_KEY", `${SECRET}=`],
    ["GATEWAY_TOKEN", "short"],
    ["SIMULATED_CLOCK", "true"],
    ["PASSWORD_PROFILE", "none"],
    ["PORT", "70000"],
    ["TRUSTED_PROXIES", "-1"],
    ["MINIMUM_AGE_YEARS", "fifteen"],
  ])("is refused with a senseless %s", (name, value) => {
    expect(() => parseEnv({ ...PRODUCTION, [name]: value })).toThrow(`- ${name}: `);
  });

  it("lists every problem at once and shows no value", () => {
    const refused = (): unknown => parseEnv({ ...PRODUCTION, MASTER_KEY: "my-own-secret", PORT: "my-own-port" });
    expect(refused).toThrow(/MASTER_KEY[\s\S]*PORT|PORT[\s\S]*MASTER_KEY/);
    expect(refused).toThrow(expect.objectContaining({ message: expect.not.stringContaining("my-own") }));
  });
});

describe("an address of this machine", () => {
  it.each(["http://localhost.example.sa", "http://127.0.0.1.example.sa", "http://10.0.0.1", "http://0.0.0.0"])(
    "is not %s",
    (url) => {
      expect(isLoopback(url)).toBe(false);
    },
  );
});
