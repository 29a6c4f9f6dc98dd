import type { Metadata, Viewport } from "next";
import { env } from "#lib/config/env.ts";
import type { Locale } from "#lib/i18n/locales.ts";
import { vocabulary } from "#lib/i18n/messages/vocabulary/words.ts";

/** Titles and descriptions of all pages in a language: a page gives its own title, and the portal's name follows it. */
export function portalMetadata(locale: Locale): Metadata {
  const words = vocabulary(locale);
  return {
    metadataBase: new URL(env().ISSUER_URL),
    title: { default: words.portalTitle, template: `%s · ${words.portalName}` },
    description: words.portalDescription,
    applicationName: words.portalName,
    formatDetection: { telephone: false, email: false, address: false, date: false },
  };
}

/** How pages fit a screen; nobody is kept from zooming. */
export const portalViewport: Viewport = {
  width: "device-width",
  initialScale: 1,
  colorScheme: "light dark",
  themeColor: [
    { media: "(prefers-color-scheme: light)", color: "#ffffff" },
    { media: "(prefers-color-scheme: dark)", color: "#0d1210" },
  ],
};
