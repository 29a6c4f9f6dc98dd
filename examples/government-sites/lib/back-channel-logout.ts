import { errors } from "jose";
import { ZodError } from "zod";
import { environment } from "./environment.ts";
import type { LogoutOrder } from "./live-sessions.ts";
import { JTI_MEMORY_SECONDS, readLogoutToken } from "./logout-token.ts";
import { PortalUnreachable, portalKeys } from "./portal-keys.ts";
import { sessionsOf } from "./sessions.ts";
import type { Site } from "./site.ts";

const MAX_BODY_BYTES = 16 * 1024;

/** Tokens that were obeyed, each until it is too old to be obeyed again. */
type SeenTokens = Map<string, number>;

/**
 * Receives the portal's logout tokens (OpenID Connect Back-Channel Logout 1.0): the portal tells each site, server to server, when a
 * person's sign-on has ended, be it by signing out elsewhere, by a frozen account or by a changed number. Such a call carries no cookie,
 * so a session that lives in a cookie alone cannot be ended by it: keep a list of sessions on the server, as `live-sessions.ts` does.
 *
 * Answers 200 when the sessions are ended (also when there were none), else 400: the portal then does not come again. So it is 503 while its keys
 * cannot be had, and it does. None of them may be cached (§2.8).
 */
export function backChannelLogout(site: Site) {
  const seen: SeenTokens = new Map();
  return async (request: Request): Promise<Response> => {
    try {
      const { jti, ...order } = await readOrder(site, request);
      if (!isFirst(seen, jti)) throw new Error("this token came before");
      const ended = sessionsOf(site).endAll(order);
      console.info(`${site.id}: the portal ended ${ended} sessions`);
      return answer(200, null);
    } catch (error) {
      // Which check failed is told; what the token said is not.
      console.warn(`${site.id}: logout token refused (${reason(error)})`);
      return error instanceof PortalUnreachable ? answer(503, null) : answer(400, { error: "invalid_request" });
    }
  };
}

async function readOrder(site: Site, request: Request): Promise<LogoutOrder & { readonly jti: string }> {
  const bytes = Number(request.headers.get("content-length") ?? Number.NaN);
  if (!(bytes <= MAX_BODY_BYTES)) throw new Error("the request has no length, or too much of it");
  const token = new URLSearchParams(await request.text()).get("logout_token") ?? "";
  return readLogoutToken(token, { issuer: environment().issuer, clientId: site.id, keys: await portalKeys() });
}

function reason(error: unknown): string {
  if (error instanceof errors.JOSEError) return error.code;
  if (error instanceof ZodError)
    return error.issues.map(({ path, message }) => [...path, message].join(" ")).join(", ");
  return error instanceof Error ? error.message : "unknown";
}

function isFirst(seen: SeenTokens, jti: string): boolean {
  const now = Date.now();
  for (const [old, forgetAt] of seen) if (forgetAt <= now) seen.delete(old);
  if (seen.has(jti)) return false;
  seen.set(jti, now + JTI_MEMORY_SECONDS * 1000);
  return true;
}

function answer(status: number, body: object | null): Response {
  return new Response(body && JSON.stringify(body), {
    status,
    headers: { "Cache-Control": "no-store", "Content-Type": "application/json" },
  });
}
