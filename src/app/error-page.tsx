"use client";

import { useEffect, useRef } from "react";
import { Icon } from "#components/icon.tsx";
import { useLanguage } from "#components/language-context.tsx";
import { Ltr } from "#components/ltr.tsx";

type ErrorPageProps = { readonly error: unknown; readonly retry: () => void };

function referenceOf(error: unknown): string | null {
  if (!(error instanceof Error) || !("digest" in error)) return null;
  return typeof error.digest === "string" ? error.digest : null;
}

/** A surprise inside a page: what happened, what was kept, what to do, and a reference to quote. */
export function ErrorPage({ error, retry }: ErrorPageProps) {
  const { locale, words } = useLanguage();
  const reference = referenceOf(error);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <div className="flow" role="alert">
      <span className="flow-icon">
        <Icon name="warning" />
      </span>
      <h1 ref={heading} tabIndex={-1}>
        {words.errorTitle}
      </h1>
      <p className="flow-help">{words.errorHelp}</p>
      {reference === null ? null : (
        <p>
          {words.errorReference} <Ltr>{reference}</Ltr>
        </p>
      )}
      <div className="actions">
        <button className="button button-primary" onClick={() => retry()} type="button">
          {words.errorRetry}
        </button>
        <a className="button button-secondary" href={`/${locale}`}>
          {words.errorHome}
        </a>
      </div>
    </div>
  );
}
