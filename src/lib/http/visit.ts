import { cookies, headers } from "next/headers";
import { env } from "#lib/config/env.ts";
import type { Visit } from "#lib/domain/visit.ts";
import { cookieName, secureCookies } from "#lib/session/cookie-names.ts";

/** The request header by which the front door tells the visitor's network; what a browser sends under it is dropped there. */
export const NETWORK_HEADER = "x-nafidha-network";

const DEVICE_COOKIE = "device";
const DEVICE_COOKIE_SECONDS = 400 * 24 * 60 * 60;

/** From where the current request comes. */
export async function currentVisit(): Promise<Visit> {
  const network = (await headers()).get(NETWORK_HEADER) ?? "unknown";
  const deviceToken = (await cookies()).get(cookieName(DEVICE_COOKIE, env().ISSUER_URL))?.value ?? null;
  return { network, deviceToken };
}

/** Gives this browser a token by which the person's next sign-in knows it. Only in a server action. */
export async function rememberDevice(token: string): Promise<void> {
  const issuer = env().ISSUER_URL;
  (await cookies()).set(cookieName(DEVICE_COOKIE, issuer), token, {
    httpOnly: true,
    sameSite: "lax",
    secure: secureCookies(issuer),
    path: "/",
    maxAge: DEVICE_COOKIE_SECONDS,
  });
}
