import { createServer } from "node:net";
import type { Listener, Settings } from "./settings.ts";

/** Throws a message that names the port and the variable that moves it, before any long work is done. */
export async function ensurePortsAreFree({ portal, examples, simulators }: Settings): Promise<void> {
  const listeners = [portal, examples, simulators];
  const free = await Promise.all(listeners.map(({ port }) => canListen(port)));
  const taken = listeners.filter((_, index) => free[index] === false);
  const twice = listeners.filter(({ port }, index) => listeners.findIndex((other) => other.port === port) !== index);
  const problems = [...taken.map(takenMessage), ...twice.map(twiceMessage)];
  if (problems.length > 0) throw new Error(problems.join("\n"));
}

function takenMessage({ port, variable }: Listener): string {
  return `Port ${port} is taken by another program: stop it, or choose another port, as in  ${variable}=${port + 1000} npm start`;
}

function twiceMessage({ port, variable }: Listener): string {
  return `Port ${port} is wanted twice: set ${variable} to another one.`;
}

/** Tried on every address, as the servers themselves listen. */
async function canListen(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once("error", () => resolve(false));
    probe.listen({ port, exclusive: true }, () => probe.close(() => resolve(true)));
  });
}
