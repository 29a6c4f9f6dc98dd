/** Where one outside service is and how to speak to it. */
export type HttpEndpoint = {
  /** Without a trailing slash, such as `https://registry.example/civil-registry`. */
  readonly baseUrl: string;
  /** Sent as a bearer token; null sends none. */
  readonly token: string | null;
  /** After this long the service counts as not answering; `DEFAULT_TIMEOUT_MS` unless told. */
  readonly timeoutMs?: number;
};

/** What came back: a status with its parsed JSON body (undefined when it is not JSON), or nothing usable in time. */
export type Reply =
  | { readonly kind: "answered"; readonly status: number; readonly body: unknown }
  | { readonly kind: "none" };

/** How long an outside service is waited for. */
export const DEFAULT_TIMEOUT_MS = 2_500;

const MAX_REPLY_BYTES = 256 * 1024;
const NONE: Reply = { kind: "none" };

/**
 * Posts JSON to one path of a service. Never throws and never follows a redirect; what failed is not told, because an error's text
 * could hold a person's data. Personal data goes in the body only, never in the path.
 */
export async function postJson(endpoint: HttpEndpoint, path: string, body: object): Promise<Reply> {
  try {
    const response = await fetch(`${endpoint.baseUrl}${path}`, {
      method: "POST",
      headers: { "content-type": "application/json", accept: "application/json", ...bearer(endpoint.token) },
      body: JSON.stringify(body),
      redirect: "error",
      signal: AbortSignal.timeout(endpoint.timeoutMs ?? DEFAULT_TIMEOUT_MS),
    });
    const text = await readBounded(response);
    return text === null ? NONE : { kind: "answered", status: response.status, body: parseJson(text) };
  } catch {
    return NONE;
  }
}

/** The authorization header of a token; none for null. */
export function bearer(token: string | null): Record<string, string> {
  return token === null ? {} : { authorization: `Bearer ${token}` };
}

async function readBounded(response: Response): Promise<string | null> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body ?? []) {
    size += chunk.byteLength;
    if (size > MAX_REPLY_BYTES) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString("utf8");
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
