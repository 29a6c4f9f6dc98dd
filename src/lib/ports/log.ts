/** Facts for operators: never an id, a number, a code, a password or a token. */
export type Log = {
  info(event: string, facts?: Readonly<Record<string, string | number | boolean | null>>): void;
  warn(event: string, facts?: Readonly<Record<string, string | number | boolean | null>>): void;
  /** Logs a surprise and returns the reference that the person is shown. */
  error(event: string, cause: unknown): string;
};
