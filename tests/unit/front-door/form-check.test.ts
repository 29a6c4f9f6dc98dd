import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { MAXIMUM_BODY_BYTES } from "#lib/front-door/checks.ts";
import { holdForm } from "#lib/front-door/form-check.ts";

const FORM = "multipart/form-data; boundary=x";
const WHOLE = '--x\r\nContent-Disposition: form-data; name="a"\r\n\r\nb\r\n--x--\r\n';

let server: Server;
let url: string;

beforeAll(async () => {
  server = createServer((request, response) => {
    holdForm(request, response);
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => response.end(Buffer.concat(chunks)));
  });
  await new Promise<void>((listening) => server.listen(0, listening));
  url = `http://localhost:${(server.address() as AddressInfo).port}`;
});

afterAll(() => new Promise((closed) => server.close(closed)));

async function send(body: string, type: string): Promise<{ readonly status: number; readonly text: string }> {
  const answer = await fetch(url, { method: "POST", body, headers: { "content-type": type } });
  return { status: answer.status, text: await answer.text() };
}

describe("a form at the front door", () => {
  it("that is whole is handed over byte for byte", async () => {
    expect(await send(WHOLE, FORM)).toEqual({ status: 200, text: WHOLE });
  });

  it.each([
    ["empty", "", FORM],
    ["torn", WHOLE.slice(0, -9), FORM],
    ["garbage", "no form at all", FORM],
    ["without a boundary", WHOLE, "multipart/form-data"],
    ["tampered with in the framework's fields", WHOLE.replace('"a"', '"$ACTION_1:0"'), FORM],
    ["another kind of multipart", WHOLE, "multipart/mixed; boundary=x"],
  ])("attack: that is %s is refused as the sender's fault", async (_, body, type) => {
    expect((await send(body, type)).status).toBe(400);
  });

  it("attack: that is too large is refused as such", async () => {
    expect((await send(WHOLE.replace("b", "b".repeat(MAXIMUM_BODY_BYTES)), FORM)).status).toBe(413);
  });

  it("of another type is none of its business", async () => {
    expect(await send("{}", "application/json")).toEqual({ status: 200, text: "{}" });
  });
});
