import type { Log } from "#lib/ports/log.ts";

/** What libraries write to when something breaks. */
export type LibraryConsole = Pick<Console, "debug" | "error" | "info" | "log" | "trace" | "warn">;

const QUIET = ["debug", "info", "log", "trace"] as const;

/**
 * Lets libraries write nothing but what the log writes: Next prints whole errors, whose messages may hold what a person typed (ASVS 5.0
 * V16.2.5). Warnings and errors are told by kind and place; the rest is chatter and is dropped.
 */
export function sendConsoleToLog(library: LibraryConsole, log: Log): void {
  const tell = (event: string, written: readonly unknown[]): void =>
    void log.error(event, written.find((part) => part instanceof Error) ?? null);
  library.error = (...written: unknown[]) => tell("library.error", written);
  library.warn = (...written: unknown[]) => tell("library.warning", written);
  for (const level of QUIET) library[level] = () => undefined;
}
