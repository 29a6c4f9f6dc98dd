import { auditAnchorFile } from "#scripts/audit/anchor-file.ts";
import type { Database } from "#scripts/database.ts";
import type { Secrets } from "#scripts/secrets.ts";
import type { Settings } from "./settings.ts";

/** What every child is told, before what it alone needs. */
export type World = { settings: Settings; secrets: Secrets; database: Database; mode: "production" | "development" };

/** The portal's environment: it reads nothing else. What the caller has set (PASSWORD_PROFILE, SIMULATED_CLOCK, …) is passed on and wins where it may. */
export function portalEnvironment({ settings, secrets, database, mode }: World): NodeJS.ProcessEnv {
  const simulators = settings.simulators.url;
  return {
    CIVIL_REGISTRY_URL: `${simulators}/civil-registry`,
    MOBILE_OWNERSHIP_URL: `${simulators}/mobile-ownership`,
    SMS_GATEWAY_URL: `${simulators}/sms`,
    MAIL_GATEWAY_URL: `${simulators}/email`,
    AUDIT_ANCHOR_FILE: auditAnchorFile(settings.dataDir),
    ABSHER_ID_ISSUER_URL: `${simulators}/absher-id`,
    ...withoutOwnersDatabase(),
    NODE_ENV: mode,
    NEXT_TELEMETRY_DISABLED: "1",
    ISSUER_URL: issuer(settings),
    PORT: String(settings.portal.port),
    DATABASE_URL: database.appUrl,
    MASTER_KEY: secrets.masterKey,
    GATEWAY_TOKEN: secrets.gatewayToken,
    ...absherIdClient(secrets),
    SIMULATORS_URL: simulators,
  };
}

/** The simulated outside world's environment. */
export function simulatorsEnvironment({ settings, secrets }: World): NodeJS.ProcessEnv {
  return {
    ...withoutOwnersDatabase(),
    SIMULATORS_PORT: String(settings.simulators.port),
    GATEWAY_TOKEN: secrets.gatewayToken,
    ...absherIdClient(secrets),
    ISSUER_URL: issuer(settings),
  };
}

/** The example sites' environment: what any integrator's site would need, and nothing of the portal's own. */
export function examplesEnvironment({ settings, secrets, mode }: World): NodeJS.ProcessEnv {
  return {
    ...withoutOwnersDatabase(),
    NODE_ENV: mode,
    NEXT_TELEMETRY_DISABLED: "1",
    EXAMPLES_PORT: String(settings.examples.port),
    PORT: String(settings.examples.port),
    EXAMPLES_URL: settings.examples.url,
    // next-auth shall take its address from the sites' own configuration; NEXTAUTH_URL is one for a whole process.
    AUTH_TRUST_HOST: "1",
    NEXTAUTH_URL: "",
    ISSUER_URL: issuer(settings),
    ...exampleClientSecrets(secrets),
    CITIZEN_ACCOUNT_COOKIE_SECRET: secrets.citizenAccountSession,
    ABSHER_COOKIE_SECRET: secrets.absherSession,
    TAWAKKALNA_COOKIE_SECRET: secrets.tawakkalnaSession,
  };
}

/** What the example sites and their registrations share, under the names that `examples/clients.json` has for it. */
export function exampleClientSecrets(secrets: Secrets) {
  return {
    CITIZEN_ACCOUNT_CLIENT_SECRET: secrets.citizenAccountClient,
    ABSHER_CLIENT_SECRET: secrets.absherClient,
    TAWAKKALNA_CLIENT_SECRET: secrets.tawakkalnaClient,
  };
}

/** How the portal and the simulated Absher know each other. */
export function absherIdClient(secrets: Secrets) {
  return { ABSHER_ID_CLIENT_ID: "nafidha", ABSHER_ID_CLIENT_SECRET: secrets.absherId };
}

/** The portal's public address: PORT on this machine unless ISSUER_URL says otherwise. */
export function issuer(settings: Settings): string {
  return process.env.ISSUER_URL || settings.portal.url;
}

/** The right to migrate is nobody's but the start script's. */
function withoutOwnersDatabase(): NodeJS.ProcessEnv {
  const { MIGRATION_DATABASE_URL: _, ...rest } = process.env;
  return rest;
}
