// Serves the example sites on EXAMPLES_PORT: `node examples/government-sites/server.ts`. Ends on a signal and when whoever started it is gone.
import { fstatSync } from "node:fs";
import { createServer } from "node:http";
import next from "next";
import { isTooLarge } from "./lib/body-limit.ts";
import { environment } from "./lib/environment.ts";

const PARENT_CHECK_MS = 500;

const { port, development } = environment();
const app = next({ dev: development, dir: import.meta.dirname, hostname: "localhost", port });
await app.prepare();
const handle = app.getRequestHandler();
const server = createServer((request, response) => {
  if (isTooLarge(request.headers)) return void response.writeHead(413, { Connection: "close" }).end();
  handle(request, response).catch(() => response.destroy());
});
server.listen(port, () => console.log(`example sites http://localhost:${port}`));
endWithParent();

function endWithParent(): void {
  const parent = process.ppid;
  process.once("SIGTERM", end);
  process.once("SIGINT", end);
  setInterval(() => process.ppid !== parent && end(), PARENT_CHECK_MS).unref();
  // The start script holds a pipe that never carries anything; its end says that the script is gone.
  const input = fstatSync(0, { throwIfNoEntry: false });
  if (input?.isFIFO() || input?.isSocket()) process.stdin.resume().once("close", end);
}

function end(): void {
  server.close();
  server.closeAllConnections();
  process.exit(0);
}
