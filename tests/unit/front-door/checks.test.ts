import { IncomingMessage } from "node:http";
import { Socket } from "node:net";
import { describe, expect, it } from "vitest";
import { checkRequest } from "#lib/front-door/checks.ts";

const FACTS = { issuer: new URL("https://portal.example"), environment: "production" } as const;

type Sent = { readonly url?: string; readonly method?: string; readonly headers?: Readonly<Record<string, string>> };

function request({ url = "/ar", method = "GET", headers = {} }: Sent): IncomingMessage {
  const message = new IncomingMessage(new Socket());
  return Object.assign(message, { method, url, headers: { host: FACTS.issuer.host, ...headers } });
}

describe("an address", () => {
  it.each(["/en/%ff", "/sign-in/%E0%A4%A", "/en/%00", "/ar/%0d%0aset-cookie"])(
    "%s is no text and is refused",
    (url) => {
      expect(checkRequest(request({ url }), FACTS)).toEqual({ status: 400 });
    },
  );

  it("in Arabic letters is an address like any other", () => {
    expect(checkRequest(request({ url: "/ar/%D9%86%D8%A7%D9%81%D8%B0%D8%A9" }), FACTS)).toBeNull();
  });
});

describe("Next's own addresses", () => {
  it.each(["/_next/image?url=http://10.0.0.1", "/_next/data/x/ar.json", "/_next/webpack-hmr"])(
    "%s is not offered (server-side request forgery, cache poisoning)",
    (url) => {
      expect(checkRequest(request({ url }), FACTS)).toEqual({ status: 404 });
      expect(checkRequest(request({ url }), { ...FACTS, environment: "development" })).toBeNull();
    },
  );

  it("of built files are", () => {
    expect(checkRequest(request({ url: "/_next/static/chunks/a.js" }), FACTS)).toBeNull();
  });
});

describe("a form", () => {
  it.each(["https://evil.example", "null", "http://portal.example"])("attack: sent from %s is refused", (origin) => {
    expect(checkRequest(request({ method: "POST", headers: { origin } }), FACTS)).toEqual({ status: 403 });
  });

  it("sent from the portal's own pages is taken", () => {
    const headers = { origin: FACTS.issuer.origin };
    expect(checkRequest(request({ method: "POST", headers }), FACTS)).toBeNull();
  });
});
