import type { ReactNode } from "react";

/** Keeps an id, a mobile number, a code, an e-mail or an address left-to-right inside Arabic. */
export function Ltr({ children }: { readonly children: ReactNode }) {
  return <bdi dir="ltr">{children}</bdi>;
}
