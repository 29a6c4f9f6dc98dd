import type { Account } from "#lib/domain/account/account.ts";
import type { Proof } from "#lib/domain/mobile-change/evidence.ts";
import { ABSHER_START, signedInStart } from "#lib/domain/mobile-change/machine.ts";
import type { MobileChangeState } from "#lib/domain/mobile-change/state.ts";
import type { ChangePorts } from "./change-ports.ts";
import { CHANGE_LIFETIME_MS } from "./load-change.ts";

type StartPorts = Pick<ChangePorts, "chance" | "clock" | "mobileChanges">;

/** Begins the Absher route and answers the new flow's id, for the browser to keep. */
export function startAbsherRoute(ports: StartPorts): Promise<string> {
  return begin(ports, ABSHER_START);
}

/**
 * Begins the signed-in route after a fresh sign-in and answers the new flow's id. `amr` says what that sign-in proved:
 * a password, and the SIM of the number on file where a code was sent to it.
 */
export function startSignedInRoute(
  ports: StartPorts,
  account: Pick<Account, "id" | "language">,
  amr: readonly string[],
): Promise<string> {
  const proofs: Proof[] = [];
  if (amr.includes("pwd")) proofs.push("password");
  if (amr.includes("sms")) proofs.push("old_sim");
  const { id: accountId, language } = account;
  return begin(ports, signedInStart({ accountId, language, route: "signed_in", proofs, shownAt: ports.clock.now() }));
}

async function begin(ports: StartPorts, state: MobileChangeState): Promise<string> {
  const id = ports.chance.token();
  const now = ports.clock.now();
  await ports.mobileChanges.begin(id, state, { now, expiresAt: now + CHANGE_LIFETIME_MS });
  return id;
}
