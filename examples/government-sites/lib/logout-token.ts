import { type JWTVerifyGetKey, jwtVerify } from "jose";
import { z } from "zod";
import type { LogoutOrder } from "./live-sessions.ts";

const EVENT = "http://schemas.openid.net/event/backchannel-logout";

/** A logout token is sent at once; an old one is a replay or a mistake. */
const MAX_AGE_SECONDS = 2 * 60;
const CLOCK_TOLERANCE_SECONDS = 30;

/** How long a token's `jti` has to be remembered, in seconds: afterwards the token itself is too old. */
export const JTI_MEMORY_SECONDS = MAX_AGE_SECONDS + 2 * CLOCK_TOLERANCE_SECONDS;

/** Who must have signed, for whom, and with which keys. */
export type Expected = { readonly issuer: string; readonly clientId: string; readonly keys: JWTVerifyGetKey };

const payloadSchema = z
  .object({
    iat: z.number(),
    jti: z.string().min(1).max(256),
    sub: z.string().min(1).optional(),
    sid: z.string().min(1).optional(),
    events: z.object({ [EVENT]: z.looseObject({}) }),
    // An ID token has one; it must not pass for a logout token.
    nonce: z.never("must not be there").optional(),
  })
  .refine(({ sub, sid }) => sub !== undefined || sid !== undefined, "names neither a sign-on nor a person");

/**
 * Reads a logout token, checking everything that OpenID Connect Back-Channel Logout 1.0 §2.6 asks for but whether it came before. Throws on
 * anything that is not as it must be.
 */
export async function readLogoutToken(
  token: string,
  { issuer, clientId, keys }: Expected,
): Promise<LogoutOrder & { readonly jti: string }> {
  const { payload } = await jwtVerify(token, keys, {
    algorithms: ["ES256"],
    issuer,
    audience: clientId,
    typ: "logout+jwt",
    maxTokenAge: MAX_AGE_SECONDS,
    clockTolerance: CLOCK_TOLERANCE_SECONDS,
    requiredClaims: ["exp", "iat", "jti", "events"],
  });
  const { iat, jti, sub, sid } = payloadSchema.parse(payload);
  return { iat, jti, sub, sid };
}
