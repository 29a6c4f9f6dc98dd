import { fstatSync } from "node:fs";
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
  try {
    return await startSimulators({
      port,
      token: process.env.GATEWAY_TOKEN || null,
      portalUrl: process.env.ISSUER_URL || "http://localhost:3000",
    });
  } catch (error) {
    if (!isAddressInUse(error)) throw error;
    process.stderr.write(`simulators: port ${port} is taken; set SIMULATORS_PORT to another one\n`);
    return null;
  }
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
