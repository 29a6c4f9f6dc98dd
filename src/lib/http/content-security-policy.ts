/** What the policy of one page depends on. */
export type PolicyFacts = {
  readonly nonce: string;
  /** Origins, besides our own, that a form post may end at. */
  readonly formTargets: readonly string[];
  /** Development tools evaluate code and add styles; production allows neither. */
  readonly environment: "production" | "development" | "test";
};

/** The Content-Security-Policy of the portal's pages: scripts by nonce only, nothing from elsewhere, in nobody's frame. */
export function contentSecurityPolicy({ nonce, formTargets, environment }: PolicyFacts): string {
  const development = environment === "development";
  const directives: Readonly<Record<string, readonly string[]>> = {
    "default-src": ["'none'"],
    "script-src": [`'nonce-${nonce}'`, "'strict-dynamic'", ...(development ? ["'unsafe-eval'"] : [])],
    "style-src": ["'self'", ...(development ? ["'unsafe-inline'"] : [`'nonce-${nonce}'`])],
    "img-src": ["'self'"],
    "font-src": ["'self'"],
    "connect-src": ["'self'"],
    "manifest-src": ["'self'"],
    "media-src": ["'self'"],
    "worker-src": ["'self'"],
    "form-action": ["'self'", ...formTargets],
    "frame-ancestors": ["'none'"],
    "base-uri": ["'none'"],
  };
  return Object.entries(directives)
    .map(([name, values]) => `${name} ${values.join(" ")}`)
    .join("; ");
}
