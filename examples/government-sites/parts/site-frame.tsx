import type { ReactNode } from "react";
import type { Locale, Site } from "../lib/site.ts";
import { LanguageLink } from "./language-link.tsx";
import { WORDS } from "./words.ts";

type Props = {
  readonly site: Site;
  readonly locale: Locale;
  readonly name: string;
  readonly children: ReactNode;
};

/** An ordinary site's frame: its name and other language above, what it is below. */
export function SiteFrame({ site, locale, name, children }: Props) {
  return (
    <>
      <header>
        <span className="name">{name}</span>
        <LanguageLink locale={locale} site={site} />
      </header>
      <main id="main" tabIndex={-1}>
        {children}
      </main>
      <footer>{WORDS[locale].footer}</footer>
    </>
  );
}
