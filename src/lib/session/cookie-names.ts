/**
 * The full name of one of the portal's cookies. On https it carries the `__Host-` prefix (so it must be set with `Secure`, `Path=/` and no
 * `Domain`). A loopback issuer's port is part of the name, because cookies ignore ports and two copies may run in one browser.
 */
export function cookieName(base: string, issuerUrl: string): string {
  const { protocol } = new URL(issuerUrl);
  return protocol === "https:" ? `__Host-nafidha-${base}` : plainName(base, issuerUrl);
}

/** The name of a cookie that is bound to a path, which `__Host-` forbids. */
export function pathCookieName(base: string, issuerUrl: string): string {
  const { protocol } = new URL(issuerUrl);
  return protocol === "https:" ? `__Secure-nafidha-${base}` : plainName(base, issuerUrl);
}

/** Whether cookies of this issuer are marked `Secure`. */
export function secureCookies(issuerUrl: string): boolean {
  return new URL(issuerUrl).protocol === "https:";
}

/** The base name of the cookie, bound to one `/sign-in/{uid}` path, that keeps the origin of the site that asked. */
export const ASKING_ORIGIN_COOKIE = "asking-origin";

function plainName(base: string, issuerUrl: string): string {
  const { port } = new URL(issuerUrl);
  return `nafidha-${base}-${port === "" ? "80" : port}`;
}
