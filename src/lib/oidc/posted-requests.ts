import { errors, type KoaContextWithOIDC } from "oidc-provider";
import type { ErrorRenderer } from "./pages/error-page.ts";

type Next = () => Promise<unknown>;

/** Where a site sends its request, by GET or by POST. */
export const AUTHORIZATION_PATH = "/oidc/auth";

/** The front door takes no longer address. */
const LONGEST_REQUEST = 7 * 1024;

async function bodyOf(ctx: KoaContextWithOIDC): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of ctx.req) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks).toString("utf8");
}

/**
 * A request that a site posts (OpenID Connect Core §3.1.2.1) goes on as the same request by GET (303). The browser keeps its session from what
 * other sites post (`SameSite=Lax`), and sends it with the navigation that follows; nothing is done on the post's own word. The front
 * door has bounded the body.
 */
export function postedRequests(render: ErrorRenderer) {
  return async (ctx: KoaContextWithOIDC, next: Next): Promise<void> => {
    if (ctx.method !== "POST" || ctx.path !== AUTHORIZATION_PATH) return void (await next());
    const body = ctx.is("application/x-www-form-urlencoded") === false ? null : await bodyOf(ctx);
    const problem = problemOf(body);
    if (problem !== null) {
      ctx.status = 400;
      render(ctx, { error: "invalid_request", error_description: problem }, new errors.InvalidRequest(problem));
      return;
    }
    ctx.status = 303;
    ctx.set("Location", `${AUTHORIZATION_PATH}?${body}`);
    ctx.set("Cache-Control", "no-store");
  };
}

function problemOf(body: string | null): string | null {
  if (body === null) return "only application/x-www-form-urlencoded bodies are supported for POST";
  if (body.length > LONGEST_REQUEST) return "the request is too long; push it (RFC 9126)";
  return /^[\x21-\x7e]*$/.test(body) ? null : "the body is not form encoded";
}
