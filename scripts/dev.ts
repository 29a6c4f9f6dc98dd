// The same world with hot reload: `npm run dev`.
import { serveWorld } from "./world/session.ts";

await serveWorld("development");
