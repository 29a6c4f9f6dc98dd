import type pg from "pg";

/** A statement of ours. PostgreSQL reads and plans it once for each connection, by its name, which no other text may have. */
export type PreparedStatement = { readonly name: string; readonly text: string };

/** What PostgreSQL takes as it is. */
export type SqlValue = string | number | Date | Uint8Array | null | readonly string[];

/** A statement with its values; one without a name is read and planned each time. */
export type BoundStatement = {
  readonly statement: PreparedStatement | { readonly text: string };
  readonly values: readonly unknown[];
};

/** A statement that has a name, with its values. */
export type BoundPrepared = { readonly statement: PreparedStatement; readonly values: readonly SqlValue[] };

/** What a statement answered: the rows, and how many there were or were changed. */
export type Ran<Row extends object = object> = { readonly rows: readonly Row[]; readonly count: number };

/**
 * Runs one, on its own, with its values bound. What is asked for in the same moment (`Promise.all`) goes to the database together, in one
 * round trip; each has its own transaction, its own answer and its own failure. Nothing is promised about their order.
 */
export type RunPrepared = <Row extends object>(
  statement: PreparedStatement,
  values: readonly SqlValue[],
) => Promise<Ran<Row>>;

/** Runs several in one transaction, in their order and in one round trip: all of them or none. Nothing may depend on an answer. */
export type RunTogether = (statements: readonly BoundStatement[]) => Promise<readonly Ran[]>;

/** So many share a connection at most, so that a slow one keeps few others waiting. */
const AT_ONCE = 16;

type Asked = BoundPrepared & {
  readonly resolve: (answer: pg.QueryResult) => void;
  readonly reject: (cause: unknown) => void;
};

/** Runs them on the process's pool, beside the Prisma client: for what is asked so often that building each statement anew costs more than it. */
export function preparedOn(pool: pg.Pool): RunPrepared {
  let waiting: Asked[] = [];
  const sendAll = (): void => {
    const all = waiting;
    waiting = [];
    for (let at = 0; at < all.length; at += AT_ONCE) void sendOn(pool, all.slice(at, at + AT_ONCE));
  };
  return async (statement, values) => {
    const answer = await new Promise<pg.QueryResult>((resolve, reject) => {
      if (waiting.length === 0) setImmediate(sendAll);
      waiting.push({ statement, values, resolve, reject });
    });
    return ranOf(answer);
  };
}

/** Runs transactions on the pool whose statements and COMMIT are all sent before the first answer is waited for. */
export function togetherOn(pool: pg.Pool): RunTogether {
  return async (statements) => {
    const client = await pool.connect();
    try {
      const sent = [
        client.query("BEGIN"),
        ...statements.map(({ statement, values }) => client.query({ ...statement, values: [...values] })),
        client.query("COMMIT"),
      ];
      const answers = await Promise.allSettled(sent);
      const failed = answers.find((answer) => answer.status === "rejected");
      if (failed !== undefined) throw failed.reason;
      return answers.slice(1, -1).flatMap((answer) => (answer.status === "fulfilled" ? [ranOf(answer.value)] : []));
    } finally {
      client.release();
    }
  };
}

async function sendOn(pool: pg.Pool, asked: readonly Asked[]): Promise<void> {
  let client: pg.PoolClient;
  try {
    client = await pool.connect();
  } catch (cause) {
    for (const { reject } of asked) reject(cause);
    return;
  }
  await Promise.allSettled(
    asked.map(({ statement, values, resolve, reject }) =>
      client.query({ ...statement, values: [...values] }).then(resolve, reject),
    ),
  );
  client.release();
}

function ranOf<Row extends object>({ rows, rowCount }: pg.QueryResult<Row>): Ran<Row> {
  return { rows, count: rowCount ?? 0 };
}

/** The beginning of a statement that reads a table's columns under the data model's names. */
export function selectAs<Field extends string>(table: string, columns: Readonly<Record<Field, string>>): string {
  return `SELECT ${columnsAs(columns)} FROM ${table}`;
}

/** A list of columns under the data model's names. */
export function columnsAs<Field extends string>(columns: Readonly<Record<Field, string>>): string {
  return Object.entries<string>(columns)
    .map(([field, column]) => `${column} AS "${field}"`)
    .join(", ");
}
