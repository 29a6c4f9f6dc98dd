import { fork } from "node:child_process";
import { randomBytes } from "node:crypto";
import { z } from "zod";
import type { TokenEndpoint } from "./token-requests.ts";

/** The library alone in a process of its own. */
export type Library = {
  readonly endpoint: TokenEndpoint;
  readonly refreshTokens: readonly string[];
  readonly stop: () => void;
};

const Ready = z.object({ url: z.string(), refreshTokens: z.array(z.string()) });

/** Starts it with one client and some refresh tokens. */
export async function startLibrary(refreshTokens: number): Promise<Library> {
  const [clientId, clientSecret] = ["bench-site", randomBytes(32).toString("hex")];
  const wish = JSON.stringify({ clientId, clientSecret, refreshTokens });
  const env = { ...process.env, NODE_ENV: "production" } as const;
  const child = fork("bench/library-provider.ts", [wish], { env, stdio: ["ignore", "ignore", "ignore", "ipc"] });
  const told = await new Promise<unknown>((resolve, reject) => {
    child.once("message", resolve);
    child.once("exit", () => reject(new Error("the library ended before it was ready")));
  });
  const ready = Ready.parse(told);
  const authorization = `Basic ${Buffer.from(`${clientId}:${clientSecret}`).toString("base64")}`;
  return {
    endpoint: { url: `${ready.url}/token`, pid: child.pid ?? 0, authorization },
    refreshTokens: ready.refreshTokens,
    stop: () => void child.kill(),
  };
}
