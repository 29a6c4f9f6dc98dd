import type { Metadata, Viewport } from "next";
import type { ReactNode } from "react";
import { currentLocale } from "#lib/i18n/current-locale.ts";
import { Document } from "../document.tsx";
import { portalMetadata, portalViewport } from "../metadata.ts";

export const dynamic = "force-dynamic";

export const viewport: Viewport = portalViewport;

export async function generateMetadata(): Promise<Metadata> {
  return { ...portalMetadata(await currentLocale()), robots: { index: false } };
}

/** The root layout of pages that a site's request leads to; their address has no language. */
export default async function SignInLayout({ children }: { readonly children: ReactNode }) {
  return <Document locale={await currentLocale()}>{children}</Document>;
}
