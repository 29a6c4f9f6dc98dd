import type { Account } from "#lib/domain/account/account.ts";
import { PASSWORD_AND_RECOVERY_CODE } from "#lib/domain/account/assurance.ts";
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

/** A sign-in to the account area: its session, and what it proved (RFC 8176): a password, and the SIM of the number on file by a code. */
export type SignInProof = { readonly sid: string | null; readonly amr: readonly string[] };

const PROOF_OF_METHOD: readonly (readonly [method: string, proof: Proof])[] = [
  ["pwd", "password"],
  ["sms", "old_sim"],
  ["pop", "passkey"],
  ["otp", "totp"],
];

/** What a sign-in by these methods proved. A printed code has no method of its own: it is the second factor that none of the others was. */
export function proofsOf(amr: readonly string[]): readonly Proof[] {
  const proofs = PROOF_OF_METHOD.flatMap(([method, proof]) => (amr.includes(method) ? [proof] : []));
  return PASSWORD_AND_RECOVERY_CODE.every((method) => amr.includes(method)) && proofs.length === 1
    ? [...proofs, "recovery_code"]
    : proofs;
}

/** Begins the signed-in route after a fresh sign-in, for that session alone, and answers the new flow's id. */
export function startSignedInRoute(
  ports: StartPorts,
  account: Pick<Account, "id" | "language">,
  { sid, amr }: SignInProof,
): Promise<string> {
  const proofs = proofsOf(amr);
  const { id: accountId, language } = account;
  const shown = { proofs, shownFactors: [], knownSince: null, shownAt: ports.clock.now() };
  return begin(ports, signedInStart({ accountId, language, route: "signed_in", sid, ...shown }));
}

async function begin(ports: StartPorts, state: MobileChangeState): Promise<string> {
  const id = ports.chance.token();
  const now = ports.clock.now();
  await ports.mobileChanges.begin(id, state, { now, expiresAt: now + CHANGE_LIFETIME_MS });
  return id;
}
