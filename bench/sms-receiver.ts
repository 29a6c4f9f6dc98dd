import { createServer } from "node:http";
import { text } from "node:stream/consumers";
import { z } from "zod";
import { portOf } from "./listening.ts";

/** Stands for the operator's gateway and hands each code to whoever waits for it, so that nobody has to ask again and again. */
export type SmsReceiver = {
  readonly url: string;
  /** The next code to a number (E.164) that was not handed out before; throws when none comes for half a minute. */
  codeTo(number: string): Promise<string>;
  close(): void;
};

const CODE_WITHIN_MS = 30_000;

const Sms = z.object({ to: z.string(), text: z.string(), class: z.enum(["code", "notice"]) });

/** A gateway on a free loopback port. */
export async function receiveSms(): Promise<SmsReceiver> {
  const boxes = new Map<string, Box>();
  const boxOf = (number: string): Box => {
    const box = boxes.get(number) ?? { codes: [], waiting: [] };
    boxes.set(number, box);
    return box;
  };
  const server = createServer(async (request, response) => {
    const sms = Sms.parse(JSON.parse(await text(request)));
    const code = /\b\d{6}\b/.exec(sms.text)?.[0];
    if (sms.class === "code" && code !== undefined) put(boxOf(sms.to), code);
    response.writeHead(202, { "content-type": "application/json" });
    response.end(JSON.stringify({ messageId: "bench", status: "accepted" }));
  });
  const port = await portOf(server);
  return {
    url: `http://127.0.0.1:${port}`,
    codeTo: (number) => taken(boxOf(number)),
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}

type Box = { readonly codes: string[]; readonly waiting: ((code: string) => void)[] };

function put(box: Box, code: string): void {
  const first = box.waiting.shift();
  if (first === undefined) box.codes.push(code);
  else first(code);
}

async function taken(box: Box): Promise<string> {
  const come = box.codes.shift();
  if (come !== undefined) return come;
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  const impatience = setTimeout(() => reject(new Error("no code has come")), CODE_WITHIN_MS);
  box.waiting.push(resolve);
  return promise.finally(() => clearTimeout(impatience));
}
