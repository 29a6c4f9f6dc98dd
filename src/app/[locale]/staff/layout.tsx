import type { Metadata } from "next";
import type { ReactNode } from "react";

/** Nothing of the service desk belongs into a search engine. */
export const metadata: Metadata = { robots: { index: false, follow: false } };

export default function StaffLayout({ children }: { readonly children: ReactNode }) {
  return children;
}
