// The portal: one process, one port. `npm run server` in production; `npm start` and `npm run dev` start it with a simulated world.
import { enableCompileCache, flushCompileCache } from "node:module";
import { join } from "node:path";

// Compiled code is kept beside the build, so that only the first start compiles. Where nothing may be written, every start does.
enableCompileCache(join(import.meta.dirname, "..", ".next", "cache", "compile"));
await import("./server-process.ts");
// Now, and not at the end: a process that is killed has none.
flushCompileCache();
