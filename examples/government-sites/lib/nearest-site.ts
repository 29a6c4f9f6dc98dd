import { basePath } from "./site.ts";
import { SITES, siteOf } from "./sites.ts";

/** Leads whoever comes to an address that does not exist to the site that it begins with, or to the first one. */
export function nearestSite(request: Request): Response {
  const [, first = ""] = new URL(request.url).pathname.split("/");
  return new Response(null, { status: 307, headers: { Location: basePath(siteOf(first) ?? SITES[0]) } });
}
