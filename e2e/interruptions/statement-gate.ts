import { connect, createServer, type Socket } from "node:net";
import { wireReader } from "../../bench/wire-reader.ts";

/** Before the n-th statement reaches the database, or after it was carried out and before its answer is heard. */
export type StatementPoint = { readonly statement: number; readonly when: "before" | "after" };

/** Stands between the portal and PostgreSQL, and knows which statement is under way. */
export type StatementGate = {
  readonly port: number;
  /** How many statements have gone through since `arm`. */
  count(): number;
  /** From now on counts statements; at the point calls `act`, once, and nothing of that connection goes on. */
  arm(point: StatementPoint | null, act: () => void): void;
  /** Where PostgreSQL listens; `null` while it does not: then nobody listens here either. */
  leadTo(port: number | null): Promise<void>;
};

type Armed = { point: StatementPoint | null; act: () => void; seen: number };

/** Opens a gate on a free port of the loopback address. */
export async function openStatementGate(): Promise<StatementGate> {
  let target: number | null = null;
  const armed: Armed = { point: null, act: () => undefined, seen: 0 };
  const server = createServer((portal) => {
    if (target === null) portal.destroy();
    else join(portal, connect(target, "127.0.0.1"), armed);
  });
  const listen = (port: number) => new Promise<void>((done) => server.listen(port, "127.0.0.1", done));
  await listen(0);
  const address = server.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  server.unref();
  return {
    port,
    count: () => armed.seen,
    arm: (point, act) => void Object.assign(armed, { point, act, seen: 0 }),
    leadTo: async (to) => {
      target = to;
      if (to === null) server.close();
      else if (!server.listening) await listen(port);
    },
  };
}

function join(portal: Socket, database: Socket, armed: Armed): void {
  const statements = statementCounter();
  let muted = false;
  const strike = (): void => {
    muted = true;
    const { act } = armed;
    armed.point = null;
    act();
  };
  let strikesOnAnswer = false;
  portal.on("data", (chunk) => {
    const found = statements(chunk);
    const reached = reaches(armed, found);
    armed.seen += found;
    if (reached && armed.point?.when === "before") strike();
    if (reached && !muted) strikesOnAnswer = true;
    if (!muted) database.write(chunk);
  });
  database.on("data", (chunk) => {
    if (strikesOnAnswer && !muted) strike();
    if (!muted) portal.write(chunk);
  });
  for (const [one, other] of [
    [portal, database],
    [database, portal],
  ] as const) {
    one.on("error", () => other.destroy());
    one.on("close", () => other.destroy());
  }
}

function reaches({ point, seen }: Armed, found: number): boolean {
  return point !== null && seen < point.statement && seen + found >= point.statement;
}

/** The job queue looks for work all the time; only what it writes belongs to somebody's errand. */
function isOwnBusiness(text: string): boolean {
  return text.includes("pgboss") && !text.includes("INSERT INTO");
}

/** Counts the statements that are run in the bytes of one connection. */
function statementCounter(): (chunk: Buffer) => number {
  const read = wireReader();
  return (chunk) =>
    read(chunk).filter((message) => message.kind === "statement" && !isOwnBusiness(message.text)).length;
}
