import type { Metadata } from "next";
import type { ReactNode } from "react";
import { type LocaleParams, pageLocale } from "../../../lib/page-locale.ts";
import { Document, demonstrationMetadata } from "../../../parts/document.tsx";
import { SiteFrame } from "../../../parts/site-frame.tsx";
import { citizenAccount } from "../site.ts";
import { WORDS } from "../words.ts";
import "./site.css";

export async function generateMetadata(props: LocaleParams): Promise<Metadata> {
  return demonstrationMetadata(WORDS[await pageLocale(citizenAccount, props)].title);
}

export default async function Layout({ children, ...props }: LocaleParams & { readonly children: ReactNode }) {
  const locale = await pageLocale(citizenAccount, props);
  return (
    <Document locale={locale}>
      <SiteFrame locale={locale} name={WORDS[locale].name} site={citizenAccount}>
        {children}
      </SiteFrame>
    </Document>
  );
}
