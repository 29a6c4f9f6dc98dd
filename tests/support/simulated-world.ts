import type { HttpEndpoint } from "#lib/adapters/outbound/post-json.ts";
import { type SimulatorOptions, startSimulators } from "#simulators/world.ts";

/** One answer of the simulated world. */
export type WorldReply = { readonly status: number; readonly body: unknown };

/** A simulated world of a test's own, on a free port. */
export type SimulatedWorld = {
  readonly url: string;
  /** Where a service is, for the adapter under test; waits 5 s unless told. */
  endpoint(service: "civil-registry" | "mobile-ownership" | "sms" | "email" | "", timeoutMs?: number): HttpEndpoint;
  get(path: string): Promise<WorldReply>;
  post(path: string, body: unknown): Promise<WorldReply>;
  setFault(service: string, mode: string, more?: { latencyMs?: number; failRate?: number }): Promise<void>;
  close(): Promise<void>;
};

const TOKEN = "a-token-of-the-test";

/** Starts a simulated world whose portal-side calls ask for a token. */
export async function openSimulatedWorld(options: Partial<SimulatorOptions> = {}): Promise<SimulatedWorld> {
  const simulators = await startSimulators({ port: 0, token: TOKEN, ...options });
  const call = async (path: string, init?: RequestInit): Promise<WorldReply> => {
    const response = await fetch(`${simulators.url}${path}`, init);
    const text = await response.text();
    const isJson = response.headers.get("content-type")?.startsWith("application/json");
    return { status: response.status, body: isJson ? JSON.parse(text) : text };
  };
  const post = (path: string, body: unknown): Promise<WorldReply> =>
    call(path, { method: "POST", body: JSON.stringify(body), headers: { authorization: `Bearer ${TOKEN}` } });
  return {
    url: simulators.url,
    endpoint: (service, timeoutMs = 5_000) => ({
      baseUrl: service === "" ? simulators.url : `${simulators.url}/${service}`,
      token: TOKEN,
      timeoutMs,
    }),
    get: (path) => call(path),
    post,
    setFault: async (service, mode, more = {}) => {
      const reply = await post("/faults", { service, mode, ...more });
      if (reply.status !== 200) throw new Error(`the fault was not accepted: ${JSON.stringify(reply.body)}`);
    },
    close: simulators.close,
  };
}
