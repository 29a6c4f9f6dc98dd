// One process of the portal. Only `server.ts` loads it, when compiled code can be kept.
import { fstatSync } from "node:fs";
import type { Server } from "node:http";
import { resolve } from "node:path";
import next from "next";
import { sendConsoleToLog } from "#lib/adapters/log/console-to-log.ts";
import { type Env, env, tellNextAuth } from "#lib/config/env.ts";
import { type Container, openContainer } from "#lib/container.ts";
import { drain } from "#lib/front-door/drain.ts";
import { frontDoor } from "#lib/front-door/front-door.ts";
import { createMetrics } from "#lib/front-door/metrics.ts";
import { portalServer, SERVER_LIMITS } from "#lib/front-door/server-limits.ts";
import { publishPortal } from "#lib/portal.ts";

const PARENT_CHECK_MS = 500;

await main().catch((cause: unknown) => {
  process.stderr.write(`${cause instanceof Error ? cause.message : String(cause)}\n`);
  process.exit(1);
});

async function main(): Promise<void> {
  const settings = env();
  tellNextAuth(settings.ISSUER_URL);
  const container = await openContainer(settings);
  publishPortal(container.portal);
  // In development the console is where one looks.
  if (settings.NODE_ENV !== "development") sendConsoleToLog(console, container.portal.ports.log);
  const server = await listen(settings, container);
  container.portal.ports.log.info("portal.listening", { port: settings.PORT });
  endWhenTold(server, container);
}

let draining = false;

async function listen(settings: Env, container: Container): Promise<Server> {
  const { NODE_ENV, PORT, ISSUER_URL, TRUSTED_PROXIES } = settings;
  const app = next({ dev: NODE_ENV === "development", dir: resolve(import.meta.dirname, ".."), port: PORT });
  await app.prepare();
  const { log } = container.portal.ports;
  const server = portalServer(
    SERVER_LIMITS,
    frontDoor({
      issuer: ISSUER_URL,
      trustedProxies: TRUSTED_PROXIES,
      environment: NODE_ENV,
      log,
      health: { metrics: createMetrics(), isReady: container.isReady, isDraining: () => draining },
      isDatabaseAway: container.isDatabaseAway,
      provider: container.answerOpenId,
      pages: app.getRequestHandler(),
    }),
  );
  // Hot reload talks over a web socket; in production nothing is ever upgraded.
  if (NODE_ENV === "development") server.on("upgrade", app.getUpgradeHandler());
  await new Promise<void>((listening, failed) => {
    server.once("error", failed);
    server.listen(PORT, listening);
  });
  return server;
}

/** Ends on a signal, and when the start script that holds our standard input is gone; requests under way are finished first. */
function endWhenTold(server: Server, container: Container): void {
  const end = (): void => {
    if (draining) return;
    draining = true;
    drainAndClose(server, container).then(
      () => process.exit(0),
      () => process.exit(1),
    );
  };
  process.on("SIGTERM", end);
  process.on("SIGINT", end);
  const parent = process.ppid;
  setInterval(() => process.ppid !== parent && end(), PARENT_CHECK_MS).unref();
  const input = fstatSync(0, { throwIfNoEntry: false });
  if (input?.isFIFO() || input?.isSocket()) process.stdin.resume().once("close", end);
}

async function drainAndClose(server: Server, container: Container): Promise<void> {
  await drain(server);
  await container.close();
}
