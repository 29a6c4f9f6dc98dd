"use client";

import { createContext, type ReactNode, use } from "react";
import type { Locale } from "#lib/i18n/locales.ts";
import type { ComponentWords } from "#lib/i18n/messages/components/words.ts";

/** The page's language and the components' words in it. */
export type PageLanguage = { readonly locale: Locale; readonly words: ComponentWords };

const LanguageContext = createContext<PageLanguage | null>(null);

/** Gives the words of the one language in use to every interactive component below; the page shell places it once. */
export function LanguageProvider({ language, children }: { language: PageLanguage; children: ReactNode }) {
  return <LanguageContext value={language}>{children}</LanguageContext>;
}

/** The page's language, inside the page shell. */
export function useLanguage(): PageLanguage {
  const language = use(LanguageContext);
  if (language === null) throw new Error("components are used inside the page shell");
  return language;
}
