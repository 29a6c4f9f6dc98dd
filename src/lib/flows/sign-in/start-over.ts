import { advance } from "#lib/domain/sign-in/machine.ts";
import { NO_EFFECTS } from "#lib/ports/effects.ts";
import type { SignInPorts } from "./sign-in-ports.ts";

/** Leads a sign-in from its code back to name and password; a lost race or another step leaves it where it is. */
export async function startOver(ports: Pick<SignInPorts, "signIns" | "clock">, uid: string): Promise<void> {
  const found = await ports.signIns.find(uid);
  if (found === null) return;
  const next = advance(found.state, { type: "started_over" }, ports.clock.now());
  if (next.verdict.ok) await ports.signIns.replace({ id: uid, version: found.version, state: next.state }, NO_EFFECTS);
}
