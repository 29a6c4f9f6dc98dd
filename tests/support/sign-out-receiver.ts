import { createServer, type ServerResponse } from "node:http";
import { decodeJwt, decodeProtectedHeader } from "jose";

/** A logout token that a site was sent. */
export type ReceivedToken = {
  readonly path: string;
  readonly token: string;
  readonly header: Readonly<Record<string, unknown>>;
  readonly claims: Readonly<Record<string, unknown>>;
};

/** A site's receiver of logout tokens, on this machine. */
export type SignOutReceiver = {
  readonly url: string;
  readonly received: ReceivedToken[];
  /** How the next requests are answered; 200 unless told. */
  answerWith(answer: (response: ServerResponse) => void): void;
  close(): Promise<void>;
};

const fine = (response: ServerResponse): void => void response.writeHead(200).end();

/** Starts it on a free port. */
export async function signOutReceiver(): Promise<SignOutReceiver> {
  const received: ReceivedToken[] = [];
  let answer = fine;
  const server = createServer(async (request, response) => {
    let body = "";
    for await (const chunk of request.setEncoding("utf8")) body += chunk;
    const token = new URLSearchParams(body).get("logout_token") ?? "";
    const path = request.url ?? "";
    received.push({ path, token, header: { ...decodeProtectedHeader(token) }, claims: decodeJwt(token) });
    answer(response);
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const address = server.address();
  if (typeof address !== "object" || address === null) throw new Error("not listening");
  return {
    url: `http://127.0.0.1:${address.port}`,
    received,
    answerWith: (wanted) => {
      answer = wanted;
    },
    close: () =>
      new Promise((closed) => {
        server.close(() => closed());
        server.closeAllConnections();
      }),
  };
}
