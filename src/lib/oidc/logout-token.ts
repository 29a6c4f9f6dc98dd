import { randomUUID } from "node:crypto";
import { importJWK, type JWK, SignJWT } from "jose";

/** How long a logout token is good for; the site is called at once (Back-Channel Logout §2.4 recommends at most two minutes). */
export const LOGOUT_TOKEN_LIFETIME_SECONDS = 2 * 60;

const EVENT = "http://schemas.openid.net/event/backchannel-logout";

/** What a logout token says: to which site, about whom (as that site knows the person), and which of that site's sessions is over. */
export type LogoutFacts = {
  readonly issuer: string;
  readonly clientId: string;
  readonly subject: string;
  readonly sid: string;
  readonly algorithm: string;
};

/** A signed logout token (Back-Channel Logout §2.4): new at each call, without a nonce, so that it passes for no ID token. */
export async function logoutToken(keys: readonly JWK[], facts: LogoutFacts): Promise<string> {
  const key = keys.find(({ alg }) => alg === facts.algorithm);
  if (key?.kid === undefined) throw new Error(`there is no key that signs with ${facts.algorithm}`);
  const now = Math.floor(Date.now() / 1000);
  return new SignJWT({ events: { [EVENT]: {} }, sid: facts.sid })
    .setProtectedHeader({ alg: facts.algorithm, kid: key.kid, typ: "logout+jwt" })
    .setIssuer(facts.issuer)
    .setAudience(facts.clientId)
    .setSubject(facts.subject)
    .setJti(randomUUID())
    .setIssuedAt(now)
    .setExpirationTime(now + LOGOUT_TOKEN_LIFETIME_SECONDS)
    .sign(await importJWK(key, facts.algorithm));
}
