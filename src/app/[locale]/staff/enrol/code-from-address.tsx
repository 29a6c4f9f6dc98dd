"use client";

import { useEffect } from "react";

/** Puts what stands behind the # of the address into a field, and takes it out of the address and the history. */
export function CodeFromAddress({ field }: { readonly field: string }) {
  useEffect(() => {
    const code = decodeURIComponent(window.location.hash.slice(1));
    const input = document.getElementById(field);
    if (code === "" || !(input instanceof HTMLInputElement)) return;
    input.value = code;
    window.history.replaceState(window.history.state, "", window.location.pathname);
  }, [field]);
  return null;
}
