import { setTimeout as sleep } from "node:timers/promises";
import { DEFAULT_TIMEOUT_MS, type HttpEndpoint, postJson, type Reply } from "./post-json.ts";

const PAUSE_MS = 150;
/** With less time left than this nothing is asked again. */
const WORTH_ASKING_MS = 300;

/**
 * Posts a question that changes nothing, and asks it once more when the service failed at once (no connection, or 5xx), as one of several
 * servers behind one address may. Both together take the endpoint's time at most: a person waits for the answer.
 */
export async function askJson(endpoint: HttpEndpoint, path: string, question: object): Promise<Reply> {
  const allowed = endpoint.timeoutMs ?? DEFAULT_TIMEOUT_MS;
  const begun = performance.now();
  const reply = await postJson(endpoint, path, question);
  const left = allowed - (performance.now() - begun) - PAUSE_MS;
  if (!mayPass(reply) || left < WORTH_ASKING_MS) return reply;
  await sleep(PAUSE_MS);
  return postJson({ ...endpoint, timeoutMs: Math.floor(left) }, path, question);
}

function mayPass(reply: Reply): boolean {
  return reply.kind === "none" || reply.status >= 500;
}
