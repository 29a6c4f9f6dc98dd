import { z } from "zod";
import { allowedCountries } from "./countries.ts";
import { intranetSiteHosts } from "./intranet-hosts.ts";
import { keyList, signingKeyDays } from "./key-settings.ts";
import { unsafeSettings } from "./unsafe-settings.ts";
import { waitSettings } from "./waits.ts";

const flag = z
  .enum(["0", "1"])
  .default("0")
  .transform((value) => value === "1");
const port = z.coerce.number().int().min(1).max(65_535);

const schema = z.object({
  NODE_ENV: z.enum(["production", "development", "test"]).default("production"),
  PORT: port.default(3000),
  ISSUER_URL: z.url({ protocol: /^https?$/ }),
  DATABASE_URL: z.string().min(1),
  MASTER_KEY: z.string().regex(/^[A-Za-z0-9_-]{43}$/, "must be 32 bytes in base64url"),
  COOKIE_KEYS: keyList,
  DATA_KEYS: keyList,
  PASSWORD_PEPPERS: keyList,
  SIGNING_KEY_DAYS: signingKeyDays,
  CIVIL_REGISTRY_URL: z.url(),
  MOBILE_OWNERSHIP_URL: z.url(),
  SMS_GATEWAY_URL: z.url(),
  MAIL_GATEWAY_URL: z.url(),
  ABSHER_ID_ISSUER_URL: z.url(),
  ABSHER_ID_CLIENT_ID: z.string().min(1),
  ABSHER_ID_CLIENT_SECRET: z.string().min(16),
  GATEWAY_TOKEN: z.string().min(16),
  AUDIT_ANCHOR_FILE: z.string().min(1),
  SIMULATORS_URL: z.url().optional(),
  SIMULATED_CLOCK: flag,
  SIMULATED_CAPTCHA: flag,
  PASSWORD_PROFILE: z.enum(["national", "nist"]).default("national"),
  MINIMUM_AGE_YEARS: z.coerce.number().int().min(0).max(120).default(15),
  ALLOWED_COUNTRIES: allowedCountries,
  INTRANET_SITE_HOSTS: intranetSiteHosts,
  ...waitSettings,
  TRUSTED_PROXIES: z.coerce.number().int().min(0).max(10).default(0),
  LOG_LEVEL: z.enum(["debug", "info", "warn", "error", "silent"]).default("info"),
});

/** What the process was told by its environment, checked. */
export type Env = z.infer<typeof schema>;

/** Parses an environment; throws one error that lists every problem and shows no value. */
export function parseEnv(source: Readonly<Record<string, string | undefined>>): Env {
  const parsed = schema.safeParse(source);
  if (!parsed.success) {
    const problems = parsed.error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`);
    throw new Error(`The environment is not usable:\n- ${problems.join("\n- ")}`);
  }
  const unsafe = unsafeSettings(parsed.data, source);
  if (unsafe.length > 0) throw new Error(`The environment is not safe:\n- ${unsafe.join("\n- ")}`);
  return parsed.data;
}

let current: Env | undefined;

/** This process's environment, parsed once; throws when it is unusable or unsafe. */
export function env(): Env {
  current ??= parseEnv(process.env);
  return current;
}

/** Tells next-auth the portal's address; it knows it by this variable alone. */
export function tellNextAuth(issuer: string): void {
  process.env.NEXTAUTH_URL = issuer;
}
