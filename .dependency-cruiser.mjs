// Which part may know which. Checked by `npm run check`; the reasons are in ARCHITECTURE.md. Each rule's comment says what to do instead.

const APP = "^src/(app|components)/";
const GENERATED = "^src/lib/generated/";
/** Files below src/lib that Next or Koa may be known to. */
const EDGE = "^src/(app|components|proxy|server)|^src/lib/((oidc|session|http|i18n)/|container)";

/** @type {import("dependency-cruiser").IForbiddenRuleType[]} */
const layers = [
  {
    name: "domain-is-pure",
    comment: "The domain knows nothing but itself. Hand in what it needs as an argument, or move the code to a flow.",
    severity: "error",
    from: { path: "^src/lib/domain/" },
    to: { path: "^(src|simulators|scripts|tests|e2e|examples)/", pathNot: "^src/lib/domain/" },
  },
  {
    name: "domain-no-packages",
    comment:
      "No I/O, no clock, no chance in the domain: only zod and libphonenumber-js. Take anything else through a port and pass its result in.",
    severity: "error",
    from: { path: "^src/lib/domain/" },
    to: {
      dependencyTypes: ["core", "npm", "npm-dev", "npm-optional", "npm-peer", "npm-unknown"],
      pathNot: "node_modules/(zod|libphonenumber-js)/",
    },
  },
  {
    name: "machines-know-one-flow",
    comment:
      "A machine knows its own flow and the values, not another flow. Move what two flows share to a value beside them in src/lib/domain.",
    severity: "error",
    from: { path: "^src/lib/domain/([^/]+)/machine\\.ts$" },
    to: {
      path: "^src/lib/domain/[^/]+/",
      pathNot: ["^src/lib/domain/$1/", "^src/lib/domain/(account|messages|notices)/"],
    },
  },
  {
    name: "ports-are-types",
    comment:
      "A port says what we need from outside in the domain's words. Put the implementation in src/lib/adapters or src/lib/stores.",
    severity: "error",
    from: { path: "^src/lib/ports/" },
    to: { path: ".", pathNot: ["^src/lib/(ports|domain)/", "node_modules/jose/dist/types/"] },
  },
  {
    name: "flows-see-ports-only",
    comment:
      "A flow works on domain and ports. Ask for what you need as a port and let src/lib/container.ts choose the implementation.",
    severity: "error",
    from: { path: "^src/lib/flows/" },
    to: { path: ".", pathNot: "^src/lib/(flows|ports|domain)/" },
  },
  {
    name: "adapters-implement-ports",
    comment:
      "An adapter knows ports, domain and its own package. Let the flow bring two adapters together, or share code in src/lib/adapters/outbound.",
    severity: "error",
    from: { path: "^src/lib/adapters/" },
    to: { path: "^src/", pathNot: "^src/lib/(adapters|ports|domain|config)/" },
  },
  {
    name: "stores-implement-ports",
    comment: "A store knows ports, domain and Prisma. Move a decision to the domain and a sequence of steps to a flow.",
    severity: "error",
    from: { path: "^src/lib/stores/" },
    to: { path: "^src/", pathNot: "^src/lib/(stores|ports|domain|generated)/" },
  },
  {
    name: "prisma-only-in-stores",
    comment: "The database is read and written in src/lib/stores only. Add a function to a store's port.",
    severity: "error",
    from: { path: "^(src|simulators)/", pathNot: ["^src/lib/stores/", GENERATED, "^src/lib/container\\.ts$"] },
    to: { path: [GENERATED, "node_modules/@prisma/"] },
  },
  {
    name: "wired-in-container-only",
    comment:
      "Only src/lib/container.ts names implementations. Take the port from the `ports` you were given, or from `portal()`.",
    severity: "error",
    from: {
      path: "^src/",
      pathNot: ["^src/lib/(container|adapters|stores)", "^src/lib/container/", "^src/server-process\\.ts$"],
    },
    to: { path: "^src/lib/(adapters|stores)/" },
  },
  {
    name: "pages-do-not-mutate",
    comment:
      "A page reads, through its queries.ts and a flow's load-….ts. What changes something belongs in actions.ts, called by a form.",
    severity: "error",
    from: { path: "^src/app/.*/(page|layout|queries)\\.tsx?$" },
    to: { path: "^src/lib/flows/", pathNot: "/load-[^/]+\\.ts$", dependencyTypesNot: ["type-only"] },
  },
  {
    name: "components-are-dumb",
    comment: "A component knows looks and words only. Give it what it shows as properties, and let the page fetch it.",
    severity: "error",
    from: { path: "^src/components/" },
    to: {
      path: "^src/",
      pathNot: ["^src/components/", "^src/lib/(brand|i18n|domain)/", "^src/lib/http/(form-state|suggestion)\\.ts$"],
    },
  },
  {
    name: "brand-stands-alone",
    comment:
      "The mark is data that every kind of page draws. Keep what draws it in src/components or src/lib/oidc/pages.",
    severity: "error",
    from: { path: "^src/lib/brand/" },
    to: { path: "." },
  },
  {
    name: "lib-never-imports-app",
    comment: "The library does not know its pages. Move what both need to src/lib.",
    severity: "error",
    from: { path: "^src/(lib/|server\\.ts)" },
    to: { path: APP },
  },
  {
    name: "next-only-at-the-edge",
    comment:
      "Next, React and Koa's world stay in pages, components, server.ts and src/lib/{oidc,session,http,i18n}. Pass plain values inwards.",
    severity: "error",
    from: { path: "^src/", pathNot: EDGE },
    to: { path: "node_modules/(next|next-auth|react|react-dom|koa|oidc-provider)/" },
  },
  {
    name: "config-knows-nothing",
    comment: "Configuration is read before anything else exists, so it knows no other part. Pass it what it needs.",
    severity: "error",
    from: { path: "^src/lib/config/" },
    to: { path: "^src/", pathNot: "^src/lib/config/" },
  },
];

/** @type {import("dependency-cruiser").IForbiddenRuleType[]} */
const worlds = [
  {
    name: "nothing-imports-tests",
    comment: "What runs in production knows no test. Move the shared part to src.",
    severity: "error",
    from: { path: "^(src|simulators|examples)/" },
    to: { path: "^(tests|e2e|bench|scripts)/|node_modules/(vitest|@playwright|fast-check)/" },
  },
  {
    name: "world-is-outside",
    comment:
      "The simulated world is spoken to over HTTP only, as the real one will be. Use an adapter and its address.",
    severity: "error",
    from: { path: "^(src|examples|scripts)/" },
    to: { path: "^simulators/" },
  },
  {
    name: "simulators-know-no-portal",
    comment:
      "The simulated world may use the portal's values (src/lib/domain) but never its workings, or it would prove nothing.",
    severity: "error",
    from: { path: "^simulators/" },
    to: { path: "^src/", pathNot: "^src/lib/domain/" },
  },
  {
    name: "examples-stand-alone",
    comment: "An example is what an integrator copies: it knows the portal by OpenID Connect only.",
    severity: "error",
    from: { path: "^examples/" },
    to: { path: "^(src|simulators|tests|scripts)/" },
  },
  {
    name: "no-circular",
    comment: "Two files that need each other are one file, or need a third that both know.",
    severity: "error",
    from: { pathNot: GENERATED },
    to: { circular: true, viaOnly: { dependencyTypesNot: ["type-only"] } },
  },
  {
    name: "no-dev-packages-in-production",
    comment: "This package is not there in production: move it to `dependencies`, or the code to scripts or tests.",
    severity: "error",
    from: { path: "^src/" },
    to: { dependencyTypes: ["npm-dev"], dependencyTypesNot: ["type-only"] },
  },
  {
    name: "resolvable",
    comment: "This import leads nowhere. Check its spelling; relative and #lib imports carry their ending.",
    severity: "error",
    from: {},
    to: { couldNotResolve: true, pathNot: ["\\.css$", "^server-only$", "^#lib/generated/"] },
  },
];

/** @type {import("dependency-cruiser").IConfiguration} */
export default {
  forbidden: [...layers, ...worlds],
  options: {
    doNotFollow: { path: ["node_modules", GENERATED] },
    exclude: { path: ["\\.next", "^node_modules/@types"] },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    enhancedResolveOptions: {
      conditionNames: ["import", "react-server", "node", "default", "types"],
      exportsFields: ["exports"],
      extensions: [".ts", ".tsx", ".mjs", ".js", ".json", ".d.ts"],
    },
    cache: false,
  },
};
