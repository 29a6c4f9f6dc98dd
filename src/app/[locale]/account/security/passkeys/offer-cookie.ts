import "server-only";
import { cookies } from "next/headers";
import { env } from "#lib/config/env.ts";
import { cookieName, secureCookies } from "#lib/session/cookie-names.ts";

const OFFER_COOKIE = "passkey-offer";
const LEFT = "left";
const HALF_A_YEAR_SECONDS = 182 * 24 * 60 * 60;

/** Whether the person in this browser said "not now" to the offer of a passkey. */
export async function isOfferLeft(): Promise<boolean> {
  return (await cookies()).get(cookieName(OFFER_COOKIE, env().ISSUER_URL))?.value === LEFT;
}

/** Remembers it. Only in a server action. */
export async function leaveOffer(): Promise<void> {
  const issuer = env().ISSUER_URL;
  (await cookies()).set(cookieName(OFFER_COOKIE, issuer), LEFT, {
    httpOnly: true,
    maxAge: HALF_A_YEAR_SECONDS,
    path: "/",
    sameSite: "lax",
    secure: secureCookies(issuer),
  });
}
