import { environment } from "./environment.ts";
import type { Locale } from "./site.ts";

/** The portal's pages that a site may lead to. */
type PortalPage = "/account" | "/account/self-services" | "/account/mobile" | "/recovery";

/** The address of a page of the portal, in the language of the page that leads there. The person is signed in there already. */
export function portalPage(locale: Locale, page: PortalPage): string {
  return `${environment().issuer}/${locale}${page}`;
}
