import type { ReactNode } from "react";
import { basePath, type Locale } from "../../../lib/site.ts";
import { LanguageLink } from "../../../parts/language-link.tsx";
import { tawakkalna } from "../site.ts";
import { WORDS } from "../words.ts";
import { Sign, type SignName } from "./sign.tsx";

type Path = "" | "/account";
type Props = {
  readonly locale: Locale;
  readonly path: Path;
  readonly bar: "shown" | "hidden";
  readonly children: ReactNode;
};

const SECTIONS: readonly { readonly path: Path; readonly word: "home" | "account"; readonly sign: SignName }[] = [
  { path: "", word: "home", sign: "card" },
  { path: "/account", word: "account", sign: "person" },
];

/** A screen of the app: a phone's width wherever it is shown, its sections in a bar at the bottom. */
export function Screen({ locale, path, bar, children }: Props) {
  const words = WORDS[locale];
  return (
    <div className="screen">
      <header>
        <span className="name">{words.name}</span>
        <LanguageLink locale={locale} path={path} site={tawakkalna} />
      </header>
      <main id="main" tabIndex={-1}>
        {children}
      </main>
      {bar === "hidden" ? null : (
        <nav aria-label={words.bar} className="bar">
          {SECTIONS.map((section) => (
            <a
              aria-current={section.path === path ? "page" : undefined}
              href={`${basePath(tawakkalna)}/${locale}${section.path}`}
              key={section.word}
            >
              <Sign name={section.sign} />
              {words[section.word]}
            </a>
          ))}
        </nav>
      )}
    </div>
  );
}
