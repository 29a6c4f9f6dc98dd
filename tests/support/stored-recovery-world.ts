import { codeAllowance } from "#lib/stores/code-allowance.ts";
import { knownDeviceStore } from "#lib/stores/known-device-store.ts";
import { recoveryStore } from "#lib/stores/recovery-store.ts";
import { throttleStore } from "#lib/stores/throttle.ts";
import { asRecoveryWorld } from "./recovery-world.ts";
import { storedChangeWorld } from "./stored-change-world.ts";

/** A world with everything but the outside in PostgreSQL. */
export async function storedRecoveryWorld() {
  const stored = await storedChangeWorld();
  const { storage } = stored;
  const withStores = {
    ...stored,
    ports: {
      ...stored.ports,
      codeAllowance: codeAllowance(storage),
      devices: knownDeviceStore(storage),
      throttle: throttleStore(storage),
    },
  };
  return asRecoveryWorld(withStores, () => recoveryStore(storage));
}

/** Everything that a test of recovery on a database touches. */
export type StoredRecoveryWorld = Awaited<ReturnType<typeof storedRecoveryWorld>>;
