import type { Server } from "node:net";

/** Has a server listen on a loopback port and answers which one it is; any free one unless told. */
export async function portOf(server: Server, wanted = 0): Promise<number> {
  await new Promise<void>((listening, failed) => {
    server.once("error", failed);
    server.listen(wanted, "127.0.0.1", listening);
  });
  const address = server.address();
  if (typeof address !== "object" || address === null) throw new Error("the server listens on no port");
  return address.port;
}
