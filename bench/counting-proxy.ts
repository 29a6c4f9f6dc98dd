import { connect, createServer, type Socket } from "node:net";
import { portOf } from "./listening.ts";
import { answerReader, type ClientMessage, wireReader } from "./wire-reader.ts";

/** How often each statement was sent, and how often an answer was waited for: what is sent before an answer has come is one wait. */
export type Count = { readonly roundTrips: number; readonly statements: ReadonlyMap<string, number> };

/** Stands between the portal and PostgreSQL and counts what passes; the portal is not changed for it. */
export type CountingProxy = {
  /** The database's address by way of the proxy. */
  readonly url: string;
  /** What has passed since the last call. */
  readonly take: () => Count;
  readonly close: () => void;
};

type Counting = { roundTrips: number; statements: Map<string, number> };

/** Counts what passes on one connection. */
function count(client: Socket, database: Socket, counting: Counting): void {
  const [read, answersIn] = [wireReader(), answerReader()];
  let awaited = 0;
  const countMessage = (message: ClientMessage): void => {
    if (message.kind === "statement") {
      counting.statements.set(message.text, (counting.statements.get(message.text) ?? 0) + 1);
      return;
    }
    if (awaited === 0) counting.roundTrips += 1;
    awaited += 1;
  };
  client.on("data", (piece: Buffer) => read(piece).forEach(countMessage));
  database.on("data", (piece: Buffer) => {
    // The first answer is the greeting, which nobody asked for by a flush.
    awaited = Math.max(0, awaited - answersIn(piece));
  });
}

/** A proxy in front of the database of an address. */
export async function countingProxy(databaseUrl: string): Promise<CountingProxy> {
  const database = new URL(databaseUrl);
  const counting = { roundTrips: 0, statements: new Map<string, number>() };
  const sockets = new Set<Socket>();
  const server = createServer((client) => {
    const upstream = connect(Number(database.port), database.hostname);
    for (const [from, to] of [
      [client, upstream],
      [upstream, client],
    ] as const) {
      sockets.add(from);
      from.setNoDelay(true).pipe(to);
      from.once("error", () => to.destroy()).once("close", () => sockets.delete(from));
    }
    count(client, upstream, counting);
  });
  const address = new URL(databaseUrl);
  address.port = String(await portOf(server));
  return {
    url: address.href,
    take: () => {
      const taken = { roundTrips: counting.roundTrips, statements: counting.statements };
      Object.assign(counting, { roundTrips: 0, statements: new Map() });
      return taken;
    },
    close: () => {
      server.close();
      for (const socket of sockets) socket.destroy();
    },
  };
}
