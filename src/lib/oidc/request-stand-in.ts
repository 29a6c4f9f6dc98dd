import { IncomingMessage, ServerResponse } from "node:http";
import { Socket } from "node:net";

/** A request that only carries cookies, and a response that nobody reads. */
export type StandIn = { readonly request: IncomingMessage; readonly response: ServerResponse };

/** Server actions have no Node request; the library's official calls read nothing of one but its `Cookie` header. */
export function standInFor(cookieHeader: string): StandIn {
  const request = new IncomingMessage(new Socket());
  request.method = "GET";
  request.url = "/";
  request.headers = { cookie: cookieHeader };
  return { request, response: new ServerResponse(request) };
}
