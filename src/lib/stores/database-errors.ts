import { z } from "zod";

const UNIQUE_VIOLATION = "P2002";
const WRITE_CONFLICT = "P2034";
const DEADLOCK_SQLSTATES = new Set(["40P01", "40001"]);

const known = z.object({ code: z.string() });
const fromDriver = z.object({
  meta: z.object({ driverAdapterError: z.object({ cause: z.object({ originalCode: z.string() }) }) }),
});

/** Whether a statement met a value that another row has and that must be unique. */
export function isUniqueViolation(error: unknown): boolean {
  return codeOf(error) === UNIQUE_VIOLATION;
}

/** Whether PostgreSQL chose this transaction to end a deadlock, so that it may be tried again. */
export function isWriteConflict(error: unknown): boolean {
  const driver = fromDriver.safeParse(error);
  const sqlState = driver.success ? driver.data.meta.driverAdapterError.cause.originalCode : "";
  return codeOf(error) === WRITE_CONFLICT || DEADLOCK_SQLSTATES.has(sqlState);
}

function codeOf(error: unknown): string | null {
  const parsed = known.safeParse(error);
  return parsed.success ? parsed.data.code : null;
}
