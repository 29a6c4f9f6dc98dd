import { followSimulatedClock } from "#lib/adapters/clock/simulated-clock.ts";
import { systemClock } from "#lib/adapters/clock/system-clock.ts";
import type { Clock } from "#lib/ports/clock.ts";
import { loadSecrets } from "#scripts/secrets.ts";

const CLOCK_MS = 2_000;

/** The portal's time: a demonstration may have moved it ahead, and what a command writes must not be over before it is used. */
export async function portalClock(dataDir: string, simulators: string): Promise<Clock> {
  if (process.env.SIMULATED_CLOCK !== "1") return systemClock;
  const { gatewayToken } = loadSecrets(dataDir);
  try {
    const clock = await followSimulatedClock({ baseUrl: simulators, token: gatewayToken, connectTimeoutMs: CLOCK_MS });
    await clock.close();
    return clock;
  } catch {
    return systemClock;
  }
}
