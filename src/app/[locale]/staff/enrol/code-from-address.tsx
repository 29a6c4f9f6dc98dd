"use client";

import { useEffect } from "react";

/** Puts what stands behind the # of the address into a field, and takes it out of the address and the history. */
export function CodeFromAddress({ field }: { readonly field: string }) {
  useEffect(() => {
    const take = () => takeFromAddress(field);
    take();
    // Whoever opens an address on this very page loads nothing anew.
    window.addEventListener("hashchange", take);
    return () => window.removeEventListener("hashchange", take);
  }, [field]);
  return null;
}

function takeFromAddress(field: string): void {
  const code = window.location.hash.slice(1);
  const input = document.getElementById(field);
  if (code === "" || !(input instanceof HTMLInputElement)) return;
  input.value = code;
  window.history.replaceState(window.history.state, "", window.location.pathname);
}
