const MAX_ANSWER_BYTES = 256 * 1024;

/** Thrown where a server did not answer in time, was not there, or failed itself. It names nothing: an address may hold what is not ours to tell. */
export class Unreachable extends Error {
  override readonly name = "Unreachable";
}

/** Whether something failed because of an `Unreachable`, however deep. */
export function isUnreachable(cause: unknown): boolean {
  return cause instanceof Unreachable || (cause instanceof Error && isUnreachable(cause.cause));
}

/** `fetch` that reads at most 256 kB and makes every silence, broken connection and 5xx the same `Unreachable`. Never follows a redirect. */
export async function boundedFetch(address: string, options: object): Promise<Response> {
  const answer = await ask(address, options).catch(() => null);
  if (answer === null || answer.status >= 500) throw new Unreachable("no answer");
  return answer;
}

async function ask(address: string, options: object): Promise<Response | null> {
  const response = await fetch(address, { ...options, redirect: "manual" });
  const { status, headers } = response;
  const body = await readBounded(response);
  return body === null ? null : new Response(BODILESS.has(status) ? null : body, { status, headers });
}

const BODILESS: ReadonlySet<number> = new Set([204, 205, 304]);

async function readBounded(response: Response): Promise<Uint8Array<ArrayBuffer> | null> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body ?? []) {
    size += chunk.byteLength;
    if (size > MAX_ANSWER_BYTES) return null;
    chunks.push(chunk);
  }
  return new Uint8Array(Buffer.concat(chunks));
}
