import { randomBytes } from "node:crypto";
import pino, { type DestinationStream } from "pino";
import type { Log } from "#lib/ports/log.ts";
import { safeError, safeFact } from "./safe-facts.ts";

/** How much is logged, and where to (standard output unless told). */
export type LogSettings = {
  readonly level: "debug" | "info" | "warn" | "error" | "silent";
  readonly destination?: DestinationStream;
};

/** One JSON line for each event. Facts that could be personal are withheld, and of an error only its kind and place are written. */
export function pinoLog({ level, destination = pino.destination(1) }: LogSettings): Log {
  const logger = pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime }, destination);
  return {
    info: (event, facts) => logger.info(safe(facts), event),
    warn: (event, facts) => logger.warn(safe(facts), event),
    error: (event, cause) => {
      const reference = randomBytes(5).toString("hex");
      logger.error({ reference, error: safeError(cause) }, event);
      return reference;
    },
  };
}

function safe(facts: Parameters<Log["info"]>[1] = {}): Record<string, unknown> {
  return Object.fromEntries(Object.entries(facts).map(([name, value]) => [name, safeFact(value)]));
}
