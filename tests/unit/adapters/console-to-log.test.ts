import { expect, it } from "vitest";
import { sendConsoleToLog } from "#lib/adapters/log/console-to-log.ts";
import { pinoLog } from "#lib/adapters/log/pino-log.ts";

it("what a library prints reaches the log by kind and place only, never as it was written", () => {
  const lines: string[] = [];
  const log = pinoLog({ level: "info", destination: { write: (line) => void lines.push(line) } });
  const library = { ...console };
  sendConsoleToLog(library, log);
  library.error("⨯", new TypeError("Key (mobile)=(+966550001234) already exists"));
  library.warn("deprecated", "1000854206");
  library.log("1000854206");
  expect(lines).toHaveLength(2);
  expect(lines[0]).toContain('"name":"TypeError"');
  expect(lines[0]).toContain("console-to-log.test.ts");
  expect(lines[1]).toContain("library.warning");
  expect(lines.join("")).not.toMatch(/966550001234|1000854206|deprecated/);
});
