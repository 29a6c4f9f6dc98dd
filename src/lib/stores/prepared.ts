import type pg from "pg";

/** A statement of ours. PostgreSQL reads and plans it once for each connection, by its name, which no other text may have. */
export type PreparedStatement = { readonly name: string; readonly text: string };

/** What PostgreSQL takes as it is. */
export type SqlValue = string | number | Date | null;

/** Runs one, on its own, with its values bound; answers the rows and how many there were or were changed. */
export type RunPrepared = <Row extends object>(
  statement: PreparedStatement,
  values: readonly SqlValue[],
) => Promise<{ readonly rows: readonly Row[]; readonly count: number }>;

/** Runs them on the process's pool, beside the Prisma client: for what is asked so often that building each statement anew costs more than it. */
export function preparedOn(pool: pg.Pool): RunPrepared {
  return async (statement, values) => {
    const { rows, rowCount } = await pool.query({ ...statement, values: [...values] });
    return { rows, count: rowCount ?? 0 };
  };
}

/** The beginning of a statement that reads a table's columns under the data model's names. */
export function selectAs<Field extends string>(table: string, columns: Readonly<Record<Field, string>>): string {
  const named = Object.entries<string>(columns).map(([field, column]) => `${column} AS "${field}"`);
  return `SELECT ${named.join(", ")} FROM ${table}`;
}
