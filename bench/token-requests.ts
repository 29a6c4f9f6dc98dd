import { Agent, request } from "node:http";
import { json } from "node:stream/consumers";
import { z } from "zod";
import { load, type Throughput } from "./load.ts";

/** A token endpoint and how a site proves itself there. */
export type TokenEndpoint = { readonly url: string; readonly pid: number; readonly authorization: string };

const PRESSURE = { concurrency: 16, warmUpMs: 2000, forMs: 6000 };
const Answer = z.object({ access_token: z.string(), refresh_token: z.string().optional() });

/** Tokens for sites themselves (RFC 6749 §4.4), per second. */
export async function clientCredentialsPerSecond(endpoint: TokenEndpoint): Promise<Throughput> {
  return rateOf(endpoint, async (post) => void (await post({ grant_type: "client_credentials" })));
}

/** How many refresh tokens `refreshesPerSecond` needs. */
export const REFRESH_TOKENS = PRESSURE.concurrency;

/** Refreshes per second: each brings a new refresh token, which the next one uses, and an ID token. */
export async function refreshesPerSecond(endpoint: TokenEndpoint, tokens: readonly string[]): Promise<Throughput> {
  const held = [...tokens];
  return rateOf(endpoint, async (post, worker) => {
    const answer = await post({ grant_type: "refresh_token", refresh_token: held[worker] ?? "" });
    if (answer.refresh_token === undefined) throw new Error("a refresh brought no new refresh token");
    held[worker] = answer.refresh_token;
  });
}

type Post = (parameters: Readonly<Record<string, string>>) => Promise<z.infer<typeof Answer>>;

async function rateOf(
  endpoint: TokenEndpoint,
  ask: (post: Post, worker: number) => Promise<void>,
): Promise<Throughput> {
  const agent = new Agent({ keepAlive: true, maxSockets: PRESSURE.concurrency });
  const post: Post = (parameters) => postForm(endpoint, agent, parameters);
  try {
    return await load(endpoint.pid, PRESSURE, { once: (worker) => ask(post, worker) });
  } finally {
    agent.destroy();
  }
}

/** Node's own client: on two cores a heavier one would take from whom it measures. */
async function postForm(
  { url, authorization }: TokenEndpoint,
  agent: Agent,
  parameters: Readonly<Record<string, string>>,
): Promise<z.infer<typeof Answer>> {
  const body = new URLSearchParams(parameters).toString();
  const headers = { authorization, "content-type": "application/x-www-form-urlencoded", "content-length": body.length };
  const answer = await new Promise<unknown>((resolve, reject) => {
    const sent = request(url, { method: "POST", agent, headers }, (response) => json(response).then(resolve, reject));
    sent.once("error", reject);
    sent.end(body);
  });
  const parsed = Answer.safeParse(answer);
  if (!parsed.success) throw new Error(`the token endpoint refused: ${JSON.stringify(answer)}`);
  return parsed.data;
}
