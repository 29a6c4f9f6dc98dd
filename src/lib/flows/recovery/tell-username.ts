import type { Account } from "#lib/domain/account/account.ts";
import type { OutgoingMessage, Recipient } from "#lib/domain/outgoing-message.ts";
import { isShown } from "#lib/domain/recovery/owner-steps.ts";
import { accept, refuse } from "#lib/domain/result.ts";
import { evidenceNow } from "../mobile-change/evidence-now.ts";
import { channelsOf, tell } from "../mobile-change/notices.ts";
import type { ActOutcome } from "./act.ts";
import type { OwnedRecovery } from "./load-recovery.ts";
import type { RecoveryPorts } from "./recovery-ports.ts";
import { shownEvidence } from "./shown-evidence.ts";

/**
 * Tells a forgotten username. To who has proved the number on file it is shown, if that number counts as evidence now; every channel is told of it.
 * Any other number of one's own shows nothing: the username is sent to the confirmed e-mail and to the number on file, if that one counts.
 */
export async function tellUsername(ports: RecoveryPorts, { state }: OwnedRecovery): Promise<ActOutcome> {
  const account = await ports.accounts.find(state.owner.accountId);
  if (account === null) return refuse({ code: "recovery_missing" });
  const now = ports.clock.now();
  const { proofs } = await evidenceNow(ports, account, { ...shownEvidence(state, now), proofs: ["old_sim"] });
  const isSimTheirs = proofs.has("old_sim");
  const way = isSimTheirs && isShown(state.owner, "old_sim") ? "shown" : "sent";
  const messages =
    way === "shown" ? noticesOf(ports, account) : remindersOf(ports, account, isSimTheirs ? "sms" : "none");
  const audit = [{ event: "username.told", accountId: account.id, at: now, details: { way } } as const];
  const username = way === "shown" ? account.username : null;
  return accept({ caseNumber: null, username, effects: { messages, audit } });
}

function noticesOf(ports: RecoveryPorts, account: Account): readonly OutgoingMessage[] {
  const content = { template: "username_shown_notice" } as const;
  return tell(ports, channelsOf(account), { language: account.language, content });
}

function remindersOf(ports: RecoveryPorts, account: Account, phone: "sms" | "none"): readonly OutgoingMessage[] {
  const { mobile, email, language, username } = account;
  const isConfirmed = email !== null && email.verifiedAt !== null;
  const audience: readonly Recipient[] = [
    ...(phone === "sms" ? [{ channel: "sms", to: mobile.number } as const] : []),
    ...(isConfirmed ? [{ channel: "email", to: email.address } as const] : []),
  ];
  return tell(ports, audience, { language, content: { template: "username_reminder", username } });
}
