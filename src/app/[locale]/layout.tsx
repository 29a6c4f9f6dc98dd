import type { Metadata, Viewport } from "next";
import { notFound } from "next/navigation";
import type { ReactNode } from "react";
import { isLocale } from "#lib/i18n/locales.ts";
import { Document } from "../document.tsx";
import { portalMetadata, portalViewport } from "../metadata.ts";

/** Every page carries the nonce of its own request. */
export const dynamic = "force-dynamic";

export const viewport: Viewport = portalViewport;

type LayoutProps = { readonly params: Promise<{ locale: string }>; readonly children: ReactNode };

export async function generateMetadata({ params }: LayoutProps): Promise<Metadata> {
  const { locale } = await params;
  return isLocale(locale) ? portalMetadata(locale) : {};
}

export default async function LocaleLayout({ params, children }: LayoutProps) {
  const { locale } = await params;
  if (!isLocale(locale)) notFound();
  return <Document locale={locale}>{children}</Document>;
}
