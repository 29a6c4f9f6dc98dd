import type { RegistrationPorts } from "#lib/flows/registration/registration-ports.ts";
import type { RegistrationStore } from "#lib/ports/registration-store.ts";
import { accountStore } from "#lib/stores/account-store.ts";
import { registrationStore } from "#lib/stores/registration-store.ts";
import { type RegistrationWorld, registrationWorld } from "./registration-world.ts";
import { type TestStorage, testStorage } from "./storage.ts";

/** The registration on a real PostgreSQL; registries, clock, chance and hasher are fakes. Messages end in `memory.messages`. */
export type RegistrationDatabase = Omit<RegistrationWorld, "ports"> & {
  readonly ports: RegistrationPorts;
  readonly storage: TestStorage;
};

/** A fresh database, and a registration world on it. */
export async function registrationDatabase(): Promise<RegistrationDatabase> {
  const world = registrationWorld();
  const storage = await testStorage({ write: async (_run, messages) => world.memory.apply({ messages, audit: [] }) });
  const ports = {
    ...world.ports,
    accounts: accountStore(storage),
    registrations: registrationStore(storage, "registration"),
  };
  return { ...world, ports, storage };
}

/** Whether the process is killed just before a write or just after its commit. */
export type CrashMoment = "before" | "after";

/** A store whose `at`-th write is the last thing that its process does. */
export function crashingStore(store: RegistrationStore, at: number, moment: CrashMoment): RegistrationStore {
  let writes = 0;
  const write = async <Value>(run: () => Promise<Value>): Promise<Value> => {
    writes += 1;
    if (writes === at && moment === "before") throw new Error("killed");
    const written = await run();
    if (writes === at) throw new Error("killed");
    return written;
  };
  return {
    ...store,
    replace: (move, effects) => write(() => store.replace(move, effects)),
    activate: (flow, activation) => write(() => store.activate(flow, activation)),
  };
}
