import { describe, expect, it } from "vitest";
import { answerReader, wireReader } from "../../../bench/wire-reader.ts";

const message = (letter: string, body: string): Buffer => {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(4 + Buffer.byteLength(body));
  return Buffer.concat([Buffer.from(letter), length, Buffer.from(body)]);
};
const STARTUP = message("", "\0\x03\0\0user\0nafidha\0\0");
const prepared = (name: string, sql: string) => message("P", `${name}\0${sql}\0\0\0`);
const bound = (name: string) => message("B", `\0${name}\0\0\0\0\0`);
const SYNC = message("S", "");

describe("what the benchmark reads of a client's side of a connection", () => {
  it("is each statement that was run, and each wait for an answer", () => {
    const read = wireReader();
    expect(read(Buffer.concat([STARTUP, message("Q", "BEGIN\0")]))).toEqual([
      { kind: "statement", text: "BEGIN" },
      { kind: "flush" },
    ]);
    expect(read(Buffer.concat([prepared("", "SELECT 1"), bound(""), SYNC]))).toEqual([
      { kind: "statement", text: "SELECT 1" },
      { kind: "flush" },
    ]);
  });

  it("is a statement again each time that it is run, however often it was prepared", () => {
    const read = wireReader();
    read(Buffer.concat([STARTUP, prepared("one", "SELECT 1"), prepared("two", "SELECT 2"), SYNC]));
    expect(read(Buffer.concat([bound("one"), bound("one"), bound("two"), SYNC]))).toEqual([
      { kind: "statement", text: "SELECT 1" },
      { kind: "statement", text: "SELECT 1" },
      { kind: "statement", text: "SELECT 2" },
      { kind: "flush" },
    ]);
  });

  it("is the same in whatever pieces it comes", () => {
    const whole = Buffer.concat([STARTUP, prepared("", "SELECT 1"), bound(""), SYNC]);
    const read = wireReader();
    const pieces = [...whole].flatMap((byte) => read(Buffer.from([byte])));
    expect(pieces).toEqual([{ kind: "statement", text: "SELECT 1" }, { kind: "flush" }]);
  });

  it("is over when the server says so, in whatever pieces that comes", () => {
    const ready = message("Z", "I");
    const row = message("D", "ZZZZ Z");
    expect(answerReader()(Buffer.concat([message("R", "\0\0\0\0"), ready, row, ready]))).toBe(2);
    const read = answerReader();
    const bytes = [...Buffer.concat([row, ready, row])];
    expect(bytes.reduce((sum, byte) => sum + read(Buffer.from([byte])), 0)).toBe(1);
  });
});
