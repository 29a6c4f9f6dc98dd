import { defineConfig } from "vitest/config";

const shared = {
  // Files that say `import "server-only"` can be loaded as the server loads them.
  ssr: { resolve: { conditions: ["react-server", "node", "development|production"] } },
};

/** Two groups: what needs nothing, and what needs a real PostgreSQL, which is started only for it. */
export default defineConfig({
  ...shared,
  test: {
    projects: [
      {
        ...shared,
        test: {
          name: "pure",
          include: ["tests/{unit,property,messages}/**/*.test.{ts,tsx}"],
          testTimeout: 20_000,
          // What is pure keeps nothing that another file could meet; loading it anew for each file was more than half of the work.
          isolate: false,
        },
      },
      {
        ...shared,
        test: {
          name: "database",
          include: ["tests/{contract,integration,security,conformance}/**/*.test.ts"],
          globalSetup: ["tests/support/test-cluster.ts"],
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
});
