import type { ReactNode } from "react";
import { preload } from "react-dom";
import { PageShell } from "#components/page-shell.tsx";
import { env } from "#lib/config/env.ts";
import { direction, type Locale } from "#lib/i18n/locales.ts";
import "@fontsource/ibm-plex-sans-arabic/400.css";
import "@fontsource/ibm-plex-sans-arabic/600.css";
import "./globals.css";

/** The fonts that the first lines of a page need; the others come when they are met. */
const FIRST_FONTS: Readonly<Record<Locale, string>> = {
  ar: new URL(
    "../../node_modules/@fontsource/ibm-plex-sans-arabic/files/ibm-plex-sans-arabic-arabic-400-normal.woff2",
    import.meta.url,
  ).href,
  en: new URL(
    "../../node_modules/@fontsource/ibm-plex-sans-arabic/files/ibm-plex-sans-arabic-latin-400-normal.woff2",
    import.meta.url,
  ).href,
};

/** The whole document of a page, shared by the two root layouts: pages with a language in their address, and sign-in. */
export function Document({ locale, children }: { readonly locale: Locale; readonly children: ReactNode }) {
  preload(FIRST_FONTS[locale], { as: "font", type: "font/woff2", crossOrigin: "anonymous" });
  return (
    <html dir={direction(locale)} lang={locale}>
      <body>
        <PageShell inbox={env().SIMULATORS_URL} locale={locale}>
          {children}
        </PageShell>
      </body>
    </html>
  );
}
