import type { ServerResponse } from "node:http";

/** Two years, as browsers' lists ask for; the portal's host has no part that is not on https. */
const STRICT_TRANSPORT = "max-age=63072000; includeSubDomains";

/** For what is no page of ours: files, API answers, refusals, redirects. Pages replace it with a policy that has their nonce. */
export const POLICY_WITHOUT_PAGE =
  "default-src 'none'; style-src 'self'; img-src 'self'; font-src 'self'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'";

/** For our built scripts: one that runs as a worker is bound by its own policy, and loads its parts, which are ours. Nothing else loads by it. */
const POLICY_OF_SCRIPT =
  "default-src 'none'; script-src 'self'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'";

const BUILT_SCRIPT = /^\/_next\/static\/.+\.js$/;

/** Everything that a page could be allowed and needs not; passkeys and codes from an SMS are for the portal's own pages. */
const PERMISSIONS = [
  ...["accelerometer", "browsing-topics", "camera", "display-capture", "fullscreen", "geolocation", "gyroscope"],
  ...["magnetometer", "microphone", "midi", "payment", "screen-wake-lock", "serial", "usb", "xr-spatial-tracking"],
]
  .map((name) => `${name}=()`)
  .concat("otp-credentials=(self)", "publickey-credentials-create=(self)", "publickey-credentials-get=(self)")
  .join(", ");

const HEADERS = {
  "Content-Security-Policy": POLICY_WITHOUT_PAGE,
  "Cross-Origin-Opener-Policy": "same-origin",
  "Cross-Origin-Resource-Policy": "same-origin",
  "Permissions-Policy": PERMISSIONS,
  // `no-referrer` would make browsers hide the origin of our own forms, which is checked.
  "Referrer-Policy": "same-origin",
  "X-Content-Type-Options": "nosniff",
  "X-Frame-Options": "DENY",
} as const;

/** The same for everybody, and meant to be kept: built files, the icon, and what a site needs to know of the provider. */
const PUBLIC_ADDRESS = /^\/(_next\/static\/|[^/]+\.[a-z0-9]+$|\.well-known\/|oidc\/jwks$)/;

/** An answer before anything is known of it: to which path of which issuer. */
export type AnswerFacts = { readonly issuer: URL; readonly path: string };

/**
 * What every answer carries, whoever writes it and however it ends (ASVS 5.0 V3.4, V14.3): set before anything else may answer. Nobody on
 * the way keeps it, nor the browser, unless it is a public document.
 */
export function writeAnswerHeaders(response: ServerResponse, { issuer, path }: AnswerFacts): void {
  for (const [name, value] of Object.entries(HEADERS)) response.setHeader(name, value);
  if (BUILT_SCRIPT.test(path)) response.setHeader("Content-Security-Policy", POLICY_OF_SCRIPT);
  if (issuer.protocol === "https:") response.setHeader("Strict-Transport-Security", STRICT_TRANSPORT);
  if (!PUBLIC_ADDRESS.test(path)) response.setHeader("Cache-Control", "no-store");
}

/** Once the status is known: what is no document, or none that may be kept, is not kept, whatever was said before. */
export function forbidKeeping(response: ServerResponse, path: string): void {
  const found = response.statusCode < 300 || response.statusCode === 304;
  if (!found || !PUBLIC_ADDRESS.test(path)) response.setHeader("Cache-Control", "no-store");
}
