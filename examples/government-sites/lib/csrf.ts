import { createHash, randomBytes } from "node:crypto";

/** The part of next-auth's CSRF cookie that the form repeats. */
export function tokenOf(cookie: string | undefined): string {
  return cookie?.split("|")[0] ?? "";
}

/** A new CSRF cookie as next-auth checks it: the token, and its hash with the secret. */
export function newCsrfCookie(secret: string): string {
  const token = randomBytes(32).toString("hex");
  const hash = createHash("sha256").update(`${token}${secret}`).digest("hex");
  return `${token}|${hash}`;
}

/** Whether a CSRF cookie is one of ours. */
export function isOurs(cookie: string | undefined, secret: string): boolean {
  const [token = "", hash] = cookie?.split("|") ?? [];
  return hash === createHash("sha256").update(`${token}${secret}`).digest("hex");
}
