import { createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";

/** A running listener. `close` ends open connections too. */
export type Listening = { readonly port: number; close(): Promise<void> };

/**
 * Listens on both loopback addresses (IPv6 only where the machine has it), never on the network: everybody's codes are to be read here.
 * Port 0 takes any free port. Rejects with the system's error, such as EADDRINUSE.
 */
export async function listenOnLoopback(port: number, listener: RequestListener): Promise<Listening> {
  const first = await open({ port, host: "127.0.0.1" }, listener);
  const taken = (first.address() as AddressInfo).port;
  const servers = [first];
  try {
    servers.push(await open({ port: taken, host: "::1" }, listener));
  } catch (error) {
    if (port !== 0 && isAddressInUse(error)) {
      await shut(first);
      throw error;
    }
  }
  return { port: taken, close: async () => void (await Promise.all(servers.map(shut))) };
}

/** Whether a listening error says that the port is taken. */
export function isAddressInUse(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "EADDRINUSE";
}

function open(at: { port: number; host: string }, listener: RequestListener): Promise<Server> {
  return new Promise((resolve, reject) => {
    const server = createServer(listener);
    server.once("error", reject);
    server.listen(at, () => resolve(server));
  });
}

function shut(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
