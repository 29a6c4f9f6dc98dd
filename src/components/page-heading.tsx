"use client";

import { type ReactNode, useEffect, useRef } from "react";

/** Whether this document has shown a page of a flow yet; the browser itself tells readers of the first one. */
let isFirstPage = true;

/**
 * The heading of a page of a flow. A step that comes without a new document takes the focus here, so that a screen reader reads on from the
 * new page and Tab goes on from its top; a page whose only field has the focus already keeps it there.
 */
export function PageHeading({ children }: { readonly children: ReactNode }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (!isFirstPage && document.activeElement === document.body) heading.current?.focus();
    isFirstPage = false;
  }, []);
  return (
    <h1 ref={heading} tabIndex={-1}>
      {children}
    </h1>
  );
}
