import type { LookupAddress } from "node:dns";
import { createServer } from "node:http";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { postForm } from "#lib/adapters/outbound/post-form.ts";
import { guardedLookup, mayCall, mayReach, type Reach } from "#lib/adapters/outbound/reachable-address.ts";

describe("attack: a site registers an address inside our network (SSRF)", () => {
  it.each([
    "127.0.0.1",
    "0.0.0.0",
    "10.1.2.3",
    "172.16.0.1",
    "192.168.1.1",
    "169.254.169.254",
    "100.64.0.1",
    "224.0.0.1",
    "255.255.255.255",
    "::",
    "::1",
    "fe80::1",
    "fc00::1",
    "fd12:3456:789a::1",
    "::ffff:10.0.0.1",
    "::ffff:7f00:1",
    "64:ff9b::a00:1",
    "2002:a00:1::1",
    "2001:db8::1",
    "not an address",
  ])("does not call %s", (address) => {
    expect(mayReach(address, "public")).toBe(false);
  });

  it("calls public addresses, and this machine's own only where the issuer is there too", () => {
    for (const reach of ["public", "public_and_loopback"] as const) {
      expect(mayReach("93.184.216.34", reach)).toBe(true);
      expect(mayReach("2606:2800:220:1:248:1893:25c8:1946", reach)).toBe(true);
      expect(mayReach("10.0.0.1", reach)).toBe(false);
    }
    expect(mayReach("127.0.0.1", "public_and_loopback")).toBe(true);
    expect(mayReach("::1", "public_and_loopback")).toBe(true);
  });

  it("refuses every address of the private networks, written either way", () => {
    const octet = fc.integer({ min: 0, max: 255 });
    const inPrivate = fc.oneof(
      fc.tuple(fc.constant(10), octet, octet, octet),
      fc.tuple(fc.constant(127), octet, octet, octet),
      fc.tuple(fc.constant(172), fc.integer({ min: 16, max: 31 }), octet, octet),
      fc.tuple(fc.constant(192), fc.constant(168), octet, octet),
      fc.tuple(fc.constant(169), fc.constant(254), octet, octet),
    );
    fc.assert(
      fc.property(inPrivate, (octets) => {
        const address = octets.join(".");
        return !mayReach(address, "public") && !mayReach(`::ffff:${address}`, "public");
      }),
    );
  });

  const named = {
    intranet: new Set(["tax.gov.internal", "10.1.2.3", "127.0.0.1", "169.254.169.254", "fd00:ec2::254"]),
  };

  it("calls a private address only for the sake of a host that the operator named, letter by letter", () => {
    for (const address of ["10.9.9.9", "172.16.0.1", "192.168.1.1", "fd12:3456:789a::1", "::ffff:10.0.0.1"]) {
      expect(mayReach(address, named, "tax.gov.internal")).toBe(true);
      expect(mayReach(address, named, "TAX.gov.internal")).toBe(true);
      for (const host of ["evil.example", "x.tax.gov.internal", "tax.gov.internal.evil.example", "tax.gov.internal."])
        expect(mayReach(address, named, host)).toBe(false);
    }
    expect([mayReach("10.1.2.3", named), mayReach("10.1.2.4", named)]).toEqual([true, false]);
    expect(mayReach("93.184.216.34", named, "site.example")).toBe(true);
  });

  it.each([
    "127.0.0.1",
    "::1",
    "169.254.169.254",
    "fe80::1",
    "fd00:ec2::254",
    "100.100.100.200",
    "0.0.0.0",
    "::ffff:127.0.0.1",
  ])("attack: a named host that answers with %s is not called all the same (rebinding, cloud metadata)", (address) => {
    expect(mayReach(address, named, "tax.gov.internal")).toBe(false);
    expect(mayReach(address, named)).toBe(false);
  });

  it("a named host is called by https only", () => {
    expect(mayCall(new URL("https://10.1.2.3/out"), named)).toBe(true);
    expect(mayCall(new URL("http://10.1.2.3/out"), named)).toBe(false);
    expect(mayCall(new URL("http://tax.gov.internal/out"), named)).toBe(false);
    expect(mayCall(new URL("https://127.0.0.1/out"), named)).toBe(false);
  });

  it.each([
    ["https://site.example/out", "public", true],
    ["https://127.0.0.1/out", "public", false],
    ["https://[::1]/out", "public", false],
    ["https://2130706433/out", "public", false],
    ["https://0x7f.1/out", "public", false],
    ["https://169.254.169.254/latest/meta-data", "public", false],
    ["http://site.example/out", "public", false],
    ["http://localhost:3001/out", "public", false],
    ["http://localhost:3001/out", "public_and_loopback", true],
    ["http://127.0.0.1:3001/out", "public_and_loopback", true],
    ["http://site.example/out", "public_and_loopback", false],
    ["http://localhost.evil.example/out", "public_and_loopback", false],
    ["http://10.0.0.1/out", "public_and_loopback", false],
    ["https://me:secret@site.example/out", "public", false],
    ["ftp://localhost/out", "public_and_loopback", false],
    ["file:///etc/passwd", "public_and_loopback", false],
  ] as const)("%s with reach %s: %s", (url, reach, allowed) => {
    expect(mayCall(new URL(url), reach)).toBe(allowed);
  });

  it("checks what a name leads to by the very look-up that the connection uses", async () => {
    const lookUp = (reach: Reach, options: { all?: boolean }) =>
      new Promise<string | LookupAddress[]>((found, failed) => {
        guardedLookup(reach)("localhost", options, (error, address) => (error ? failed(error) : found(address)));
      });
    await expect(lookUp("public", { all: true })).rejects.toThrow(/no public address/);
    await expect(lookUp("public", {})).rejects.toThrow(/no public address/);
    expect(await lookUp("public_and_loopback", {})).toMatch(/^(127\.0\.0\.1|::1)$/);
    expect(Array.isArray(await lookUp("public_and_loopback", { all: true }))).toBe(true);
  });
});

describe("posting to a site", () => {
  let calls = 0;
  const server = createServer((_, response) => {
    calls += 1;
    response.writeHead(200).end();
  });
  let port = 0;

  beforeAll(async () => {
    await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
    const address = server.address();
    if (typeof address === "object" && address !== null) port = address.port;
  });
  afterAll(() => new Promise<void>((closed) => void server.close(() => closed())));

  it("does not so much as connect to this machine in production, by number or by name", async () => {
    for (const host of ["127.0.0.1", "localhost"]) {
      expect(await postForm("public")(`http://${host}:${port}/out`, {})).toBeNull();
      expect(await postForm("public")(`https://${host}:${port}/out`, {})).toBeNull();
    }
    expect(calls).toBe(0);
    expect(await postForm("public_and_loopback")(`http://127.0.0.1:${port}/out`, {})).toBe(200);
    expect(calls).toBe(1);
  });

  it("answers null for what is no address and for a port where nobody listens", async () => {
    expect(await postForm("public")("no address", {})).toBeNull();
    expect(await postForm("public_and_loopback")("http://127.0.0.1:1/out", {})).toBeNull();
  });
});
