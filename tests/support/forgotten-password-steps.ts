import type { Belonging } from "#lib/domain/recovery/belongings.ts";
import type { Result } from "#lib/domain/result.ts";
import { type AskPasswordRefusal, askForPassword } from "#lib/flows/recovery/ask-for-password.ts";
import { enterChannelCode, sendChannelCode } from "#lib/flows/recovery/channel-code.ts";
import type { OwnRecovery } from "#lib/flows/recovery/recovery-ports.ts";
import { setPassword } from "#lib/flows/recovery/set-password.ts";
import { showDeskCode } from "#lib/flows/recovery/show-desk-code.ts";
import { showFactor } from "#lib/flows/recovery/show-factor.ts";
import { showFacts } from "#lib/flows/recovery/show-facts.ts";
import { APP_SECRET, codeAt } from "./factor-world.ts";
import { lastSaid } from "./mobile-change-world.ts";
import { beginAs, proveNumber, type RecoveryWorld, RIGHT_FACTS } from "./recovery-world.ts";

/** The password that people choose in these tests, and the one that they forgot. */
export const NEW_PASSWORD = "Brave-Falcon#27";
export const OLD_PASSWORD = "Correct-Horse#1";
export const PRINTED = "ABCD2345EFGH6789";
const DESK_CODE = "ABCDEFGH";

/** Ports with the rules for new passwords. */
export const passwordPorts = ({ ports }: RecoveryWorld) => ({
  ...ports,
  commonPasswords: { isCommon: (password: string) => password === "Password#123" },
});

/** Gives the account an authenticator app, or a printed code. */
export function enrolFactor(world: RecoveryWorld, factor: "totp" | "recovery_code", addedAt?: number): void {
  const at = addedAt ?? world.account.createdAt;
  if (factor === "recovery_code") world.enrolled.print(world.account.id, [PRINTED], at);
  else world.enrolled.enrolApp({ id: "app", accountId: world.account.id, secret: APP_SECRET, addedAt: at });
}

type Coming = { readonly have?: readonly Belonging[]; readonly deviceToken?: string; readonly number?: string };

/** A browser that came for a forgotten password and proved the number on file, or another of their own. */
export async function forgetful(world: RecoveryWorld, coming: Coming = {}): Promise<OwnRecovery> {
  const { have = [], deviceToken, number = world.account.mobile.number } = coming;
  const token = deviceToken === undefined ? {} : { deviceToken };
  const own = await beginAs(world, { aim: { kind: "forgotten_password" }, belongings: have, ...token });
  await proveNumber(world, own, { wish: { number, email: null } });
  return own;
}

/** A browser that comes back for the password that a case left to choose. */
export async function comeBack(world: RecoveryWorld, caseNumber: string, deviceToken?: string): Promise<OwnRecovery> {
  world.clock.advance(61_000);
  const token = deviceToken === undefined ? {} : { deviceToken };
  const own = await beginAs(world, { aim: { kind: "set_password", caseNumber }, ...token });
  await proveNumber(world, own, { wish: { number: world.account.mobile.number, email: null } });
  return own;
}

/** Shows one thing, and throws when it is refused. */
export async function show(
  world: RecoveryWorld,
  own: OwnRecovery,
  proof: "registry_facts" | "email" | "totp" | "recovery_code" | "in_person",
): Promise<void> {
  const shown = await showOne(world, own, proof);
  if (!shown.ok) throw new Error(`${proof} was refused: ${shown.refusal.code}`);
}

function showOne(world: RecoveryWorld, own: OwnRecovery, proof: Parameters<typeof show>[2]) {
  const { ports, account, clock } = world;
  switch (proof) {
    case "registry_facts":
      return showFacts(ports, own, RIGHT_FACTS);
    case "email":
      return showEmail(world, own);
    case "totp":
      return showFactor(ports, own, { factor: proof, code: codeAt(clock.now()) });
    case "recovery_code":
      return showFactor(ports, own, { factor: proof, code: PRINTED });
    case "in_person": {
      const { id: accountId, mobile } = account;
      const code = DESK_CODE;
      world.inPersonCodes.give({ accountId, scope: { kind: "account" }, number: mobile.number, code });
      return showDeskCode(ports, own, code);
    }
  }
}

async function showEmail(world: RecoveryWorld, own: OwnRecovery) {
  const sent = await sendChannelCode(world.ports, own, "email");
  if (!sent.ok) return sent;
  const { code } = lastSaid(world, "account_recovery_code");
  return enterChannelCode(world.ports, own, { channel: "email", code });
}

/** The last word, with the new password or with none. */
export function askFor(
  world: RecoveryWorld,
  own: OwnRecovery,
  typed: string | null = NEW_PASSWORD,
): Promise<Result<null, AskPasswordRefusal>> {
  return askForPassword(passwordPorts(world), own, { password: typed, toldWaitMs: typed === null ? null : 0 });
}

/** The password that a case left to choose. */
export function choose(world: RecoveryWorld, own: OwnRecovery, typed = NEW_PASSWORD): ReturnType<typeof setPassword> {
  return setPassword(passwordPorts(world), own, typed);
}
