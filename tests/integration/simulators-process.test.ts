import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:net";
import { afterEach, describe, expect, it } from "vitest";

const started: ChildProcess[] = [];
afterEach(() => {
  for (const child of started.splice(0)) child.kill("SIGKILL");
});

async function start(port: number): Promise<{ child: ChildProcess; said: () => string }> {
  const env = { ...process.env, SIMULATORS_PORT: String(port) };
  const child = spawn(process.execPath, ["simulators/main.ts"], { env, stdio: ["pipe", "pipe", "pipe"] });
  started.push(child);
  let said = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on("data", (chunk: Buffer) => {
      said += chunk.toString();
    });
  }
  const ended = once(child, "exit");
  await Promise.race([ended, expect.poll(() => said, { timeout: 10_000 }).toContain("simulators http://localhost:")]);
  return { child, said: () => said };
}

async function ending(child: ChildProcess): Promise<unknown> {
  if (child.exitCode !== null) return child.exitCode;
  return (await once(child, "exit", { signal: AbortSignal.timeout(5_000) }))[0];
}

describe("The simulators' process", () => {
  it.each(["SIGTERM", "SIGINT"] as const)("ends cleanly on %s", async (signal) => {
    const { child } = await start(0);
    child.kill(signal);
    expect(await ending(child)).toBe(0);
  });

  it("ends when whoever started it lets go of its standard input", async () => {
    const { child } = await start(0);
    child.stdin?.end();
    expect(await ending(child)).toBe(0);
  });

  it("names the port and the way out when the port is taken", async () => {
    const holder = createServer().listen(0, "127.0.0.1");
    await once(holder, "listening");
    const address = holder.address();
    const port = typeof address === "object" && address ? address.port : 0;
    const { child, said } = await start(port);
    expect(await ending(child)).toBe(1);
    expect(said()).toContain(`port ${port} is taken; set SIMULATORS_PORT`);
    holder.close();
  });
});
