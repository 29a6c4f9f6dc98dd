import type { Metadata } from "next";
import { notFound } from "next/navigation";
import type { ReactNode } from "react";
import { isLocale, LOCALES } from "../../lib/site.ts";
import { WORDS } from "../../lib/words.ts";
import "@fontsource/ibm-plex-sans-arabic/400.css";
import "@fontsource/ibm-plex-sans-arabic/600.css";
import "./site.css";

type Props = { readonly children: ReactNode; readonly params: Promise<{ readonly locale: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale } = await params;
  return isLocale(locale) ? { title: WORDS[locale].title, robots: { index: false } } : {};
}

/** The site's frame: what it is, that it is not the real one, and its other language. */
export default async function Layout({ children, params }: Props) {
  const { locale } = await params;
  if (!isLocale(locale)) notFound();
  const words = WORDS[locale];
  const other = LOCALES.find((known) => known !== locale) ?? "ar";
  return (
    <html dir={locale === "ar" ? "rtl" : "ltr"} lang={locale}>
      <body>
        <a className="skip" href="#main">
          {words.skip}
        </a>
        <aside className="demonstration">{words.demonstration}</aside>
        <header>
          <span className="name">{words.name}</span>
          <a href={`/citizen-account/${other}`} hrefLang={other} lang={other}>
            {words.otherLanguage}
          </a>
        </header>
        <main id="main" tabIndex={-1}>
          {children}
        </main>
        <footer>{words.footer}</footer>
      </body>
    </html>
  );
}
