import { setTimeout as sleep } from "node:timers/promises";
import { z } from "zod";
import { BadCall } from "./http/kernel.ts";

const SERVICES = ["civil-registry", "mobile-ownership", "sms", "email", "absher"] as const;

/** One outside service that can be made to misbehave. */
export type Service = (typeof SERVICES)[number];

/** What `POST /faults` accepts. `slow` waits `latencyMs` (5,000 unless told), `flaky` fails a share of `failRate` (0.5 unless told). */
export const faultSchema = z.object({
  service: z.enum(SERVICES),
  mode: z.enum(["ok", "down", "slow", "flaky"]),
  latencyMs: z.number().min(0).max(120_000).optional(),
  failRate: z.number().min(0).max(1).optional(),
});

/** How one service behaves now. */
export type Fault = z.output<typeof faultSchema>;

/** The behaviour of every outside service. */
export type Faults = {
  set(fault: Fault): void;
  list(): readonly Fault[];
  /** Waits as long as the service is slow; refuses with 503 when it is down or its turn to fail has come. */
  suffer(service: Service): Promise<void>;
};

const SLOW_MS = 5_000;
const FLAKY_RATE = 0.5;

/** All services well; `chance` gives numbers from 0 to 1 for the flaky ones. */
export function createFaults(chance: () => number): Faults {
  const modes = new Map<Service, Fault>(SERVICES.map((service) => [service, { service, mode: "ok" }]));
  return {
    set: (fault) => void modes.set(fault.service, fault),
    list: () => [...modes.values()],
    suffer: async (service) => {
      const fault = modes.get(service);
      const wait = waitOf(fault);
      if (wait > 0) await sleep(wait, undefined, { ref: false });
      const fails = fault?.mode === "down" || (fault?.mode === "flaky" && chance() < (fault.failRate ?? FLAKY_RATE));
      if (fails) throw new BadCall(503, `${service} is out of order`);
    },
  };
}

function waitOf(fault: Fault | undefined): number {
  if (fault?.mode === "slow") return fault.latencyMs ?? SLOW_MS;
  return fault?.mode === "flaky" ? (fault.latencyMs ?? 0) : 0;
}
