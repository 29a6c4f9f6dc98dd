import { fstatSync } from "node:fs";
import type { AbsherClient } from "./absher/provider.ts";
import { isAddressInUse } from "./http/listen.ts";
import { type Simulators, startSimulators } from "./world.ts";

const PARENT_CHECK_MS = 500;

await main();

async function main(): Promise<void> {
  const port = readPort(process.env.SIMULATORS_PORT);
  const simulators = port === null ? null : await start(port);
  if (!simulators) {
    process.exitCode = 1;
    return;
  }
  process.stdout.write(`simulators ${simulators.url}\n`);
  endWithParent(async () => {
    await simulators.close();
    process.exit(0);
  });
}

function readPort(value: string | undefined): number | null {
  const port = Number(value ?? "3002");
  if (Number.isInteger(port) && port >= 0 && port <= 65_535) return port;
  process.stderr.write("simulators: SIMULATORS_PORT must be a port number\n");
  return null;
}

async function start(port: number): Promise<Simulators | null> {
  const portalUrl = process.env.ISSUER_URL || "http://localhost:3000";
  try {
    return await startSimulators({
      port,
      token: process.env.GATEWAY_TOKEN || null,
      portalUrl,
      absherClient: absherClient(portalUrl),
    });
  } catch (error) {
    if (!isAddressInUse(error)) throw error;
    process.stderr.write(`simulators: port ${port} is taken; set SIMULATORS_PORT to another one\n`);
    return null;
  }
}

/** The portal as it is registered with the simulated Absher; `null` when it was given no secret. */
function absherClient(portalUrl: string): AbsherClient | null {
  const [id, secret] = [process.env.ABSHER_ID_CLIENT_ID, process.env.ABSHER_ID_CLIENT_SECRET];
  const redirectUri = new URL("/api/national-file/callback", portalUrl).href;
  return id && secret ? { id, secret, redirectUri } : null;
}

/** Ends on SIGINT, SIGTERM, and when whoever started this process is gone, so that nothing is left running. */
function endWithParent(end: () => Promise<void>): void {
  const parent = process.ppid;
  const once = (): void => {
    clearInterval(watch);
    void end();
  };
  const watch = setInterval(() => {
    if (process.ppid !== parent) once();
  }, PARENT_CHECK_MS);
  process.once("SIGINT", once);
  process.once("SIGTERM", once);
  if (isHeldByParent()) process.stdin.resume().once("close", once);
}

/** Node gives a child a socket as piped standard input; it closes when the parent ends. Anything else says nothing about the parent. */
function isHeldByParent(): boolean {
  try {
    return fstatSync(0).isSocket();
  } catch {
    return false;
  }
}
