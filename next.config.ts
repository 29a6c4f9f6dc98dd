import type { NextConfig } from "next";

const config: NextConfig = {
  distDir: process.env.NEXT_DIST_DIR ?? ".next",
  poweredByHeader: false,
  reactStrictMode: true,
  // Native modules, and libraries that look at their own files or class names, are loaded by Node itself.
  serverExternalPackages: [
    "@prisma/client",
    "@resvg/resvg-js",
    "argon2",
    "oidc-provider",
    "pg",
    "pg-boss",
    "pino",
    "sharp",
    "svg-captcha",
  ],
  // Types are checked over the whole project by `npm run check`. Next leaves a configuration that extends another one unwritten.
  typescript: { ignoreBuildErrors: true, tsconfigPath: "tsconfig.next.json" },
  turbopack: { root: import.meta.dirname },
  experimental: { serverActions: { bodySizeLimit: "64kb" } },
};

export default config;
