import { openidAbsher } from "../adapters/absher/openid-absher.ts";
import { httpCivilRegistry } from "../adapters/civil-registry/http-civil-registry.ts";
import { httpMailer } from "../adapters/mail/http-mailer.ts";
import { httpMobileOwnership } from "../adapters/mobile-ownership/http-mobile-ownership.ts";
import { httpPictureCodePublisher } from "../adapters/picture-code/http-picture-code-publisher.ts";
import { httpSmsGateway } from "../adapters/sms/http-sms-gateway.ts";
import type { Env } from "../config/env.ts";
import type { Log } from "../ports/log.ts";

/** Where the simulated world is; `parseEnv` has refused simulations off this machine. */
export function simulatorsOf(env: Env): { readonly baseUrl: string; readonly token: string } {
  if (env.SIMULATORS_URL === undefined) throw new Error("SIMULATED_CLOCK and SIMULATED_CAPTCHA need SIMULATORS_URL");
  return { baseUrl: env.SIMULATORS_URL, token: env.GATEWAY_TOKEN };
}

/** Nobody waits at a page for a gateway; a slow one that is given time is asked once. An attempt's own end comes later (`message-queue.ts`). */
const GATEWAY_TIMEOUT_MS = 8_000;

/** Absher as the portal is registered with it. */
function absherOf(env: Env, log: Log) {
  const registration = {
    issuer: env.ABSHER_ID_ISSUER_URL,
    clientId: env.ABSHER_ID_CLIENT_ID,
    clientSecret: env.ABSHER_ID_CLIENT_SECRET,
    redirectUri: new URL("/api/national-file/callback", env.ISSUER_URL).href,
  };
  return openidAbsher(registration, log);
}

/** Everyone whom the portal speaks to over HTTP. */
export function outsideWorld(env: Env, log: Log) {
  const at = (baseUrl: string) => ({ baseUrl, token: env.GATEWAY_TOKEN });
  const patiently = (baseUrl: string) => ({ ...at(baseUrl), timeoutMs: GATEWAY_TIMEOUT_MS });
  return {
    absher: absherOf(env, log),
    civilRegistry: httpCivilRegistry(at(env.CIVIL_REGISTRY_URL)),
    mobileOwnership: httpMobileOwnership(at(env.MOBILE_OWNERSHIP_URL)),
    sms: httpSmsGateway(patiently(env.SMS_GATEWAY_URL)),
    mailer: httpMailer(patiently(env.MAIL_GATEWAY_URL)),
    publisher: env.SIMULATED_CAPTCHA ? httpPictureCodePublisher(simulatorsOf(env)) : null,
  };
}
