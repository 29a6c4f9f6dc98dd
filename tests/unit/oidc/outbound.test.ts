import { afterEach, describe, expect, it, vi } from "vitest";
import { outboundFetch } from "#lib/oidc/outbound.ts";

describe("the provider's requests to sites", () => {
  const options: RequestInit & { dispatcher: string } = { method: "GET", dispatcher: "guards private addresses" };
  const sent = () => vi.spyOn(globalThis, "fetch").mockResolvedValue(new Response());

  afterEach(() => vi.restoreAllMocks());

  it("go through the guard, unless the origin was named; a port beside it was not", async () => {
    const spy = sent();
    const request = outboundFetch(["http://localhost:3001"]);
    await request("http://localhost:3001/jwks", { ...options });
    await request("http://localhost:3002/jwks", { ...options });
    await request("http://localhost.evil.example:3001/jwks", { ...options });
    expect(spy.mock.calls.map(([, given]) => Object.hasOwn(given ?? {}, "dispatcher"))).toEqual([false, true, true]);
  });

  it("never follow a redirect", async () => {
    const spy = sent();
    await outboundFetch([])("https://site.example/jwks", { redirect: "follow" });
    expect(spy.mock.calls[0]?.[1]?.redirect).toBe("error");
  });
});
