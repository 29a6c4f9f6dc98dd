import { createHash } from "node:crypto";
import type { KoaContextWithOIDC } from "oidc-provider";
import { KEY_SET_SECONDS } from "./signing-keys.ts";

type Next = () => Promise<unknown>;

function tagOf(body: unknown): string {
  return createHash("sha256").update(JSON.stringify(body)).digest("base64url").slice(0, 22);
}

/** Lets whoever reads the key set keep it for a while, and ask briefly whether it is still the same (RFC 9111 §4.3.2). */
export async function keySetCaching(ctx: KoaContextWithOIDC, next: Next): Promise<void> {
  await next();
  if (ctx.oidc?.route !== "jwks" || ctx.status !== 200) return;
  ctx.set("Cache-Control", `public, max-age=${KEY_SET_SECONDS}`);
  ctx.set("ETag", `"${tagOf(ctx.body)}"`);
  if (ctx.fresh) ctx.status = 304;
}
