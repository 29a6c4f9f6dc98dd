import { IncomingMessage } from "node:http";
import { Socket } from "node:net";
import { describe, expect, it } from "vitest";
import { checkRequest } from "#lib/front-door/checks.ts";

const FACTS = { issuer: new URL("https://portal.example"), environment: "production" } as const;

function request(method: string, headers: Readonly<Record<string, string>>): IncomingMessage {
  const message = new IncomingMessage(new Socket());
  Object.assign(message, { method, url: "/ar/registration/review", headers: { host: FACTS.issuer.host, ...headers } });
  return message;
}

describe("the page after an action's redirect", () => {
  const form = "multipart/form-data; boundary=x";

  it("attack: is not put into the action's answer, where an id or a number would be kept and logged by others", () => {
    expect(checkRequest(request("GET", { rsc: "1", "content-type": form }), FACTS)).toEqual({ status: 404 });
  });

  it("is served to the browser that comes for it, by navigation or by the router", () => {
    expect(checkRequest(request("GET", {}), FACTS)).toBeNull();
    expect(checkRequest(request("GET", { rsc: "1" }), FACTS)).toBeNull();
  });

  it("does not keep the action itself away", () => {
    expect(checkRequest(request("POST", { "next-action": "abc", "content-type": form }), FACTS)).toBeNull();
  });
});
