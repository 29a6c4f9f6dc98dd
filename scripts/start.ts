// Brings up the whole world and serves it: `npm start`.
import { serveWorld } from "./world/session.ts";

await serveWorld("production");
