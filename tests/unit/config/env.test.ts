import { describe, expect, it } from "vitest";
import { parseEnv } from "#lib/config/env.ts";
import { isLoopback } from "#lib/config/loopback.ts";
import { waitsOf } from "#lib/container/waits-of.ts";
import { DEFAULT_WAITS } from "#lib/domain/mobile-change/waits.ts";

const SECRET = Buffer.from(Array.from({ length: 32 }, (_, index) => (index * 37 + 11) % 256)).toString("base64url");
const turned = (by: number) => Buffer.from(SECRET, "base64url").map((byte) => (byte + by) % 256);
const [OTHER_SECRET, THIRD_SECRET] = [turned(1), turned(2)].map((key) => Buffer.from(key).toString("base64url"));
const PRODUCTION = {
  ISSUER_URL: "https://login.example.sa",
  TRUSTED_PROXIES: "1",
  DATABASE_URL: "postgresql://app@db.example.sa/nafidha?sslmode=verify-full",
  MASTER_KEY: SECRET,
  CIVIL_REGISTRY_URL: "https://registry.example.sa",
  MOBILE_OWNERSHIP_URL: "https://operators.example.sa",
  SMS_GATEWAY_URL: "https://sms.example.sa",
  MAIL_GATEWAY_URL: "https://mail.example.sa",
  ABSHER_ID_ISSUER_URL: "https://absher.example.sa/id",
  ABSHER_ID_CLIENT_ID: "nafidha",
  ABSHER_ID_CLIENT_SECRET: "7b6e4a359f2c81d0",
  GATEWAY_TOKEN: "9f2c81d07b6e4a35",
  AUDIT_ANCHOR_FILE: "/var/lib/nafidha/audit-anchor.jsonl",
};
const SIMULATED = { SIMULATED_CLOCK: "1", SIMULATED_CAPTCHA: "1", SIMULATORS_URL: "http://localhost:3002" };
const HAS_A_DEFAULT = new Set(["TRUSTED_PROXIES"]);

describe("the environment", () => {
  it("is accepted when all of it is there and safe, with the usual values for the rest", () => {
    expect(parseEnv(PRODUCTION)).toMatchObject({
      NODE_ENV: "production",
      PORT: 3000,
      PASSWORD_PROFILE: "national",
      MINIMUM_AGE_YEARS: 15,
      SIMULATED_CLOCK: false,
      SIMULATED_CAPTCHA: false,
    });
  });

  it("has the waits of the specification unless an operator sets others", () => {
    expect(waitsOf(parseEnv(PRODUCTION))).toEqual(DEFAULT_WAITS);
    const set = waitsOf(parseEnv({ ...PRODUCTION, WAIT_FORGOTTEN_HOURS: "12" }));
    expect(set.forgottenMs).toBe(DEFAULT_WAITS.forgottenMs / 2);
  });

  it("allows no other country's numbers unless an operator names the country", () => {
    expect(parseEnv(PRODUCTION).ALLOWED_COUNTRIES).toEqual([]);
    expect(parseEnv({ ...PRODUCTION, ALLOWED_COUNTRIES: "" }).ALLOWED_COUNTRIES).toEqual([]);
    expect(parseEnv({ ...PRODUCTION, ALLOWED_COUNTRIES: "AE,KW" }).ALLOWED_COUNTRIES).toEqual(["AE", "KW"]);
  });

  it.each([
    "ae",
    "AE, KW",
    "AE;KW",
    "AE,",
    "XX",
    "971",
    "UAE",
    "SA",
    "AE,SA",
    "AE,AE",
    "*",
    "toString",
    "AE,__proto__",
  ])("refuses %j as a list of countries", (countries) => {
    expect(() => parseEnv({ ...PRODUCTION, ALLOWED_COUNTRIES: countries })).toThrow("ALLOWED_COUNTRIES: ");
  });

  it("opens no host of an intranet unless an operator names it", () => {
    expect(parseEnv(PRODUCTION).INTRANET_SITE_HOSTS).toEqual(new Set());
    const named = parseEnv({ ...PRODUCTION, INTRANET_SITE_HOSTS: "tax.gov.internal,10.1.2.3,fd12::1" });
    expect(named.INTRANET_SITE_HOSTS).toEqual(new Set(["tax.gov.internal", "10.1.2.3", "fd12::1"]));
  });

  it.each([
    "*.internal",
    "10.0.0.0/8",
    "tax.internal:8443",
    "https://tax.internal",
    "a, b",
    "a,",
    "TAX.internal",
    "tax..internal",
  ])("refuses %j as hosts of an intranet", (hosts) => {
    expect(() => parseEnv({ ...PRODUCTION, INTRANET_SITE_HOSTS: hosts })).toThrow("INTRANET_SITE_HOSTS: ");
  });

  it("has one cookie key, one data key and one pepper, the master key's own, unless an operator puts newer ones before", () => {
    const usual = {
      COOKIE_KEYS: ["master"],
      DATA_KEYS: ["master"],
      PASSWORD_PEPPERS: ["master"],
      SIGNING_KEY_DAYS: 90,
    };
    expect(parseEnv(PRODUCTION)).toMatchObject(usual);
    expect(parseEnv({ ...PRODUCTION, COOKIE_KEYS: "", DATA_KEYS: "" })).toMatchObject(usual);
    const set = parseEnv({ ...PRODUCTION, COOKIE_KEYS: `${OTHER_SECRET},master`, DATA_KEYS: THIRD_SECRET });
    expect(set).toMatchObject({ COOKIE_KEYS: [OTHER_SECRET, "master"], DATA_KEYS: [THIRD_SECRET] });
  });

  it.each(["Master", "master,", "short,master", "master,master", `${SECRET}=`, `${SECRET} ,master`])(
    "refuses %j as a list of keys",
    (keys) => {
      for (const name of ["COOKIE_KEYS", "DATA_KEYS", "PASSWORD_PEPPERS"])
        expect(() => parseEnv({ ...PRODUCTION, [name]: keys })).toThrow(`- ${name}: `);
    },
  );

  it.each(Object.keys(PRODUCTION).filter((name) => !HAS_A_DEFAULT.has(name)))(
    "is refused without %s, which is named",
    (name) => {
      expect(() => parseEnv({ ...PRODUCTION, [name]: undefined })).toThrow(new RegExp(`- ${name}: `));
    },
  );

  it("takes a random secret for one, also when it begins like a short word", () => {
    expect(parseEnv({ ...PRODUCTION, GATEWAY_TOKEN: "My4vTq81LzWn0XeKc5RdUa7F" }).GATEWAY_TOKEN).toMatch(/^My4/);
  });

  it.each(["http://localhost:3000", "http://127.0.0.1:3000", "http://[::1]:3000"])(
    "may simulate, and do without HTTPS, proxies and TLS to the database, at %s",
    (issuer) => {
      const plain = { DATABASE_URL: "postgresql://app@db/nafidha", TRUSTED_PROXIES: "0", NODE_ENV: "development" };
      const env = parseEnv({ ...PRODUCTION, ...SIMULATED, ...plain, ISSUER_URL: issuer });
      expect([env.SIMULATED_CLOCK, env.SIMULATED_CAPTCHA]).toEqual([true, true]);
    },
  );

  it.each([
    ["MASTER_KEY", SECRET.slice(1)],
    ["MASTER_KEY", `${SECRET}=`],
    ["GATEWAY_TOKEN", "short"],
    ["SIMULATED_CLOCK", "true"],
    ["PASSWORD_PROFILE", "none"],
    ["PORT", "70000"],
    ["SIGNING_KEY_DAYS", "6"],
    ["SIGNING_KEY_DAYS", "366"],
    ["TRUSTED_PROXIES", "-1"],
    ["MINIMUM_AGE_YEARS", "fifteen"],
    ["WAIT_EVERYTHING_LOST_HOURS", "71"],
    ["WAIT_CONTESTED_HOURS", "0"],
    ["WAIT_FRESH_SIM_HOURS", "12.5"],
  ])("is refused with a senseless %s", (name, value) => {
    expect(() => parseEnv({ ...PRODUCTION, [name]: value })).toThrow(`- ${name}: `);
  });

  it("lists every problem at once and shows no value", () => {
    const refused = (): unknown => parseEnv({ ...PRODUCTION, MASTER_KEY: "my-own-secret", PORT: "my-own-port" });
    expect(refused).toThrow(/MASTER_KEY[\s\S]*PORT|PORT[\s\S]*MASTER_KEY/);
    expect(refused).toThrow(expect.objectContaining({ message: expect.not.stringContaining("my-own") }));
  });
});

describe("on an address that is not this machine's, the environment", () => {
  const unsafe: readonly (readonly [name: string, value: string, says: string])[] = [
    ["ISSUER_URL", "http://login.example.sa", "ISSUER_URL must be https"],
    ["ISSUER_URL", "https://example.sa/login", "ISSUER_URL must have no path"],
    ["ISSUER_URL", "https://example.sa/?a=b", "ISSUER_URL must have no path"],
    ["ISSUER_URL", "https://me@example.sa", "ISSUER_URL must have no path"],
    ["TRUSTED_PROXIES", "0", "TRUSTED_PROXIES must be at least 1"],
    ...Object.entries(SIMULATED).map(([name, value]) => [name, value, `${name} is for loopback issuers only`] as const),
    ["MASTER_KEY", "k".repeat(43), "MASTER_KEY is not random"],
    ["MASTER_KEY", Buffer.from("nafidhanafidhanafidhanafidhanafi").toString("base64url"), "MASTER_KEY is not random"],
    ["GATEWAY_TOKEN", "aaaaaaaaaaaaaaaaaaaaaaaa", "GATEWAY_TOKEN is a placeholder"],
    ["GATEWAY_TOKEN", "change-me-before-production", "GATEWAY_TOKEN is a placeholder"],
    ["GATEWAY_TOKEN", "Your-gateway-token-here", "GATEWAY_TOKEN is a placeholder"],
    ["GATEWAY_TOKEN", "My-Token-of-2026-for-gateways", "GATEWAY_TOKEN is a placeholder"],
    ["GATEWAY_TOKEN", SECRET, "GATEWAY_TOKEN must not be MASTER_KEY"],
    ["COOKIE_KEYS", `${"k".repeat(43)},master`, "COOKIE_KEYS holds a key that is not random"],
    ["DATA_KEYS", "k".repeat(43), "DATA_KEYS holds a key that is not random"],
    ["PASSWORD_PEPPERS", "k".repeat(43), "PASSWORD_PEPPERS holds a key that is not random"],
    ["COOKIE_KEYS", SECRET, "COOKIE_KEYS must not hold MASTER_KEY"],
    ["DATA_KEYS", SECRET, "DATA_KEYS must not hold MASTER_KEY"],
    ["DATABASE_URL", "db", "DATABASE_URL must be a postgresql:// address"],
    ["DATABASE_URL", "mysql://app@localhost/nafidha", "DATABASE_URL must be a postgresql:// address"],
    ["DATABASE_URL", "postgresql://app@db.example.sa/nafidha", "sslmode=verify-full"],
    ["DATABASE_URL", "postgresql://app@db.example.sa/nafidha?sslmode=no-verify", "sslmode=verify-full"],
    ["DATABASE_URL", "postgresql://app@db/n?sslmode=verify-full&uselibpqcompat=true", "sslmode=verify-full"],
    ["DATABASE_URL", "postgresql://app@localhost/n?host=db.example.sa", "sslmode=verify-full"],
    ["DATABASE_URL", "postgresql://postgres@localhost/nafidha", "must not name the superuser"],
    ["MIGRATION_DATABASE_URL", "postgresql://owner@db/nafidha", "MIGRATION_DATABASE_URL is for migrating only"],
    ["CIVIL_REGISTRY_URL", "http://registry.example.sa", "CIVIL_REGISTRY_URL must be https"],
    ["MOBILE_OWNERSHIP_URL", "http://10.0.0.7", "MOBILE_OWNERSHIP_URL must be https"],
    ["SMS_GATEWAY_URL", "http://sms.example.sa", "SMS_GATEWAY_URL must be https"],
    ["MAIL_GATEWAY_URL", "https://user:word@mail.example.sa", "MAIL_GATEWAY_URL must hold no user name"],
    ["ABSHER_ID_ISSUER_URL", "http://absher.example.sa", "ABSHER_ID_ISSUER_URL must be https"],
    ["ABSHER_ID_ISSUER_URL", "http://localhost:3002/absher-id", "ABSHER_ID_ISSUER_URL must be https"],
    ["ABSHER_ID_ISSUER_URL", "https://absher.example.sa/?a=b", "ABSHER_ID_ISSUER_URL must be an issuer identifier"],
    ["ABSHER_ID_CLIENT_SECRET", "change-me-before-production", "ABSHER_ID_CLIENT_SECRET is a placeholder"],
    ["ABSHER_ID_CLIENT_SECRET", SECRET, "ABSHER_ID_CLIENT_SECRET must be a secret of its own"],
    ["NODE_ENV", "development", "NODE_ENV must be production"],
    ["NODE_TLS_REJECT_UNAUTHORIZED", "0", "believes any certificate"],
    ["NODE_OPTIONS", "--max-old-space-size=512 --inspect=0.0.0.0", "opens a debugger"],
    ["NODE_OPTIONS", "--insecure-http-parser", "loosens the HTTP parser"],
    ["DEBUG", "oidc-provider*", "DEBUG makes libraries print"],
    ["NEXT_PRIVATE_TEST_HEADERS", "1", "Next's internal headers"],
  ];

  it.each(unsafe)("is refused with %s=%s, in words that say what to do", (name, value, says) => {
    const refused = (): unknown => parseEnv({ ...PRODUCTION, [name]: value });
    expect(refused).toThrow(/^The environment is not safe:\n- /);
    expect(refused).toThrow(says);
    if (/KEY|TOKEN|SECRET/.test(name))
      expect(refused).toThrow(expect.objectContaining({ message: expect.not.stringContaining(value) }));
  });

  it("is refused with one key for two purposes", () => {
    const shared = { COOKIE_KEYS: `${OTHER_SECRET},master`, DATA_KEYS: `${OTHER_SECRET},master` };
    expect(() => parseEnv({ ...PRODUCTION, ...shared })).toThrow("must not share a key");
  });

  it.each([
    ["DATABASE_URL", "postgresql://app@127.0.0.1:5432/nafidha"],
    ["DATABASE_URL", "postgresql://app@localhost/nafidha?host=/var/run/postgresql"],
    ["SMS_GATEWAY_URL", "http://localhost:8080"],
    ["NODE_OPTIONS", "--max-old-space-size=512"],
    ["DEBUG", ""],
  ])("is accepted with %s=%s: nothing of it leaves this machine", (name, value) => {
    expect(() => parseEnv({ ...PRODUCTION, [name]: value })).not.toThrow();
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
