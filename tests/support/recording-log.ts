import type { Log } from "#lib/ports/log.ts";

/** What was logged, for tests that look for causes and for secrets. */
export type LoggedLine = { readonly event: string; readonly facts: unknown };

/** A log that keeps its lines. References count up. */
export function recordingLog(lines: LoggedLine[]): Log {
  const record = (event: string, facts: unknown): void => void lines.push({ event, facts });
  return {
    info: record,
    warn: record,
    error: (event, cause) => {
      record(event, cause);
      return `reference-${lines.length}`;
    },
  };
}
