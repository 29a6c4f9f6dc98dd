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
 * Runs one, on its own, with its values bound. Readings that are asked for in the same moment (`Promise.all`) go to the database
 * together, in one round trip; each has its own answer, and its own failure.
 */
export type RunPrepared = <Row extends object>(
  statement: PreparedStatement,
  values: readonly SqlValue[],
) => Promise<Ran<Row>>;

/** Runs several in one transaction, in their order and in one round trip: all of them or none. Nothing may depend on an answer. */
export type RunTogether = (statements: readonly BoundStatement[]) => Promise<readonly Ran[]>;

/** So many readings share a connection at most, so that a slow one keeps few others waiting. */
const READINGS_TOGETHER = 16;

type Reading = BoundPrepared & {
  readonly resolve: (answer: pg.QueryResult) => void;
  readonly reject: (cause: unknown) => void;
};

/** Runs them on the process's pool, beside the Prisma client: for what is asked so often that building each statement anew costs more than it. */
export function preparedOn(pool: pg.Pool): RunPrepared {
  let waiting: Reading[] = [];
  const sendAll = (): void => {
    const all = waiting;
    waiting = [];
    for (let at = 0; at < all.length; at += READINGS_TOGETHER) void read(pool, all.slice(at, at + READINGS_TOGETHER));
  };
  return async (statement, values) => {
    if (!isReading(statement)) return ranOf(await pool.query({ ...statement, values: [...values] }));
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

async function read(pool: pg.Pool, readings: readonly Reading[]): Promise<void> {
  let client: pg.PoolClient;
  try {
    client = await pool.connect();
  } catch (cause) {
    for (const { reject } of readings) reject(cause);
    return;
  }
  await Promise.allSettled(
    readings.map(({ statement, values, resolve, reject }) =>
      client.query({ ...statement, values: [...values] }).then(resolve, reject),
    ),
  );
  client.release();
}

function ranOf<Row extends object>({ rows, rowCount }: pg.QueryResult<Row>): Ran<Row> {
  return { rows, count: rowCount ?? 0 };
}

function isReading({ text }: PreparedStatement): boolean {
  return text.startsWith("SELECT");
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
