import type { Metadata } from "next";
import type { ReactNode } from "react";
import { type LocaleParams, pageLocale } from "../../../lib/page-locale.ts";
import { Document, demonstrationMetadata } from "../../../parts/document.tsx";
import { tawakkalna } from "../site.ts";
import { WORDS } from "../words.ts";
import "./site.css";

export async function generateMetadata(props: LocaleParams): Promise<Metadata> {
  return demonstrationMetadata(WORDS[await pageLocale(tawakkalna, props)].title);
}

export default async function Layout({ children, ...props }: LocaleParams & { readonly children: ReactNode }) {
  return <Document locale={await pageLocale(tawakkalna, props)}>{children}</Document>;
}
