import { connect, createServer, type Socket } from "node:net";

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

const [PARSE, QUERY] = [0x50, 0x51];

/** The job queue looks for work all the time; only what it writes belongs to somebody's errand. */
function isOwnBusiness(message: Buffer): boolean {
  const text = message.toString("latin1");
  return text.includes("pgboss") && !text.includes("INSERT INTO");
}

/** Counts the statements (`Parse` and `Query`) in the bytes of one connection (PostgreSQL's manual, "Message Formats"). */
function statementCounter(): (chunk: Buffer) => number {
  let rest: Buffer = Buffer.alloc(0);
  let started = false;
  return (chunk) => {
    rest = Buffer.concat([rest, chunk]);
    let found = 0;
    for (;;) {
      const head = started ? 1 : 0;
      if (rest.length < head + 4) return found;
      const length = head + rest.readUInt32BE(head);
      if (rest.length < length) return found;
      const isStatement = started && (rest[0] === PARSE || rest[0] === QUERY);
      if (isStatement && !isOwnBusiness(rest.subarray(0, length))) found += 1;
      started = true;
      rest = rest.subarray(length);
    }
  };
}
