import type { Metadata } from "next";
import type { ReactNode } from "react";
import type { Locale } from "../lib/site.ts";
import { WORDS } from "./words.ts";
import "@fontsource/ibm-plex-sans-arabic/400.css";
import "@fontsource/ibm-plex-sans-arabic/600.css";
import "./base.css";

/** A site's title, and that search engines shall not take a demonstration for the real one. */
export function demonstrationMetadata(title: string): Metadata {
  return { title, robots: { index: false } };
}

type Props = { readonly children: ReactNode; readonly locale: Locale };

/** What every page of every site begins with: its language, the way past the header, and that it is not the real one. */
export function Document({ children, locale }: Props) {
  const words = WORDS[locale];
  return (
    <html dir={locale === "ar" ? "rtl" : "ltr"} lang={locale}>
      <body>
        <a className="skip" href="#main">
          {words.skip}
        </a>
        <aside className="demonstration">{words.demonstration}</aside>
        {children}
      </body>
    </html>
  );
}
