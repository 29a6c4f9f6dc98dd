import { describe, expect, it } from "vitest";
import { pinoLog } from "#lib/adapters/log/pino-log.ts";

function logInto(): { readonly lines: string[]; readonly log: ReturnType<typeof pinoLog> } {
  const lines: string[] = [];
  return { lines, log: pinoLog({ level: "info", destination: { write: (line) => void lines.push(line) } }) };
}

const SECRETS = [
  "1234567897",
  "+966512345678",
  "482915",
  "someone@example.sa",
  "٤٨٢٩١٥",
  "eyJhbGciOiJFUzI1NiJ9abcdefg",
];

describe("a log line", () => {
  it("tells the event, its facts and the time", () => {
    const { lines, log } = logInto();
    log.info("server.started", { port: 3000, workers: 2, simulated: true, name: "portal", none: null });
    expect(JSON.parse(lines[0] ?? "")).toMatchObject({
      msg: "server.started",
      port: 3000,
      workers: 2,
      simulated: true,
      name: "portal",
      none: null,
    });
    expect(JSON.parse(lines[0] ?? "").time).toMatch(/^\d{4}-\d\d-\d\dT/);
  });

  it.each(SECRETS)("withholds a fact that could be personal: %#", (secret) => {
    const { lines, log } = logInto();
    log.warn("something.odd", {
      bare: secret,
      inside: `before ${secret} after`,
      number: 966_512_345_678,
      id: 1_234_567_897,
    });
    expect(lines[0]).not.toContain(secret);
    expect(lines[0]).not.toMatch(/966512345678|1234567897/);
    expect(lines[0]).toContain("[withheld]");
  });

  it.each(SECRETS)("never holds an error's message, wherever the secret is in it: %#", (secret) => {
    const { lines, log } = logInto();
    const message = `Invalid call:\n    at ${secret} (/app/${secret}.ts:1:2)\n  where: { mobile: "${secret}" }`;
    const cause = Object.assign(new Error(message), { code: secret, name: secret });
    log.error("request.failed", new Error(message, { cause }));
    log.error("request.failed", message);
    log.error("request.failed", { secret });
    expect(lines).toHaveLength(3);
    expect(lines.join("")).not.toContain(secret);
  });

  it("tells an error's kind, code and place, and its cause's", () => {
    const { lines, log } = logInto();
    const cause = Object.assign(new TypeError("inner"), { code: "ECONNREFUSED" });
    const reference = log.error("request.failed", new RangeError("outer", { cause }));
    const line = JSON.parse(lines[0] ?? "");
    expect(line).toMatchObject({
      reference,
      error: { name: "RangeError", code: null, cause: { name: "TypeError", code: "ECONNREFUSED" } },
    });
    expect(line.error.frames[0]).toMatch(/^at .*pino-log\.test\.ts:\d+:\d+/);
    expect(reference).toMatch(/^[0-9a-f]{10}$/);
  });

  it("gives every surprise a reference of its own, also when it is silent", () => {
    const silent = pinoLog({ level: "silent" });
    expect(silent.error("x", null)).not.toBe(silent.error("x", null));
  });
});
