import { resolve } from "node:path";
import type { NextConfig } from "next";

const securityHeaders = [
  { key: "Content-Security-Policy", value: "frame-ancestors 'none'; base-uri 'none'; object-src 'none'" },
  { key: "X-Content-Type-Options", value: "nosniff" },
  { key: "Referrer-Policy", value: "same-origin" },
  { key: "Cache-Control", value: "no-store" },
];

const config: NextConfig = {
  poweredByHeader: false,
  reactStrictMode: true,
  // The packages are installed once, at the repository's root.
  turbopack: { root: resolve(import.meta.dirname, "../..") },
  headers: async () => [{ source: "/((?!_next/).*)", headers: securityHeaders }],
};

export default config;
