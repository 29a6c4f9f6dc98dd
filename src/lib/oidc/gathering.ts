import type { KoaContextWithOIDC } from "oidc-provider";
import type { OidcName } from "#lib/ports/oidc-work.ts";
import { cookieName } from "#lib/session/cookie-names.ts";
import type { ErrorRenderer } from "./pages/error-page.ts";
import type { RequestWork } from "./request-work.ts";

type Next = () => Promise<unknown>;

const RESUME = /^\/oidc\/auth\/([\w-]+)$/;

/** What a request that goes on after our pages will read: the library asks for one after the other. */
function expectedBy(ctx: KoaContextWithOIDC, issuer: string): readonly OidcName[] {
  const uid = RESUME.exec(ctx.path)?.[1];
  // Only a name to read by: whether the cookie is ours is for the library to check.
  const session = ctx.cookies.get(cookieName("session", issuer), { signed: false });
  if (uid === undefined || session === undefined) return [];
  return [
    { model: "Session", id: session },
    { model: "Interaction", id: uid },
  ];
}

/** An answer whose writing failed is not given: neither its cookies nor where it led. */
function answerNothing(ctx: KoaContextWithOIDC, render: ErrorRenderer, cause: unknown): void {
  for (const header of ["Set-Cookie", "Location"]) ctx.remove(header);
  ctx.status = 500;
  const out = { error: "server_error", error_description: "oops! something went wrong" };
  if (ctx.accepts("json", "html") === "html") {
    render(ctx, out, cause instanceof Error ? cause : new Error("not written", { cause }));
    return;
  }
  ctx.body = out;
}

/** Gathers what a request of the provider writes, and writes it before the answer goes out. */
export function gathering(
  work: RequestWork,
  { issuer, render }: { readonly issuer: string; readonly render: ErrorRenderer },
) {
  return async (ctx: KoaContextWithOIDC, next: Next): Promise<void> => {
    try {
      await work.run(async ({ load }) => {
        const expected = expectedBy(ctx, issuer);
        if (expected.length > 0) await load(expected);
        await next();
      });
    } catch (cause) {
      answerNothing(ctx, render, cause);
    }
  };
}
