import type { Account } from "#lib/domain/account/account.ts";
import type { MessageContent, OutgoingMessage, Recipient } from "#lib/domain/outgoing-message.ts";
import type { Instant } from "#lib/domain/result.ts";
import type { NewHoldCode } from "#lib/ports/hold-code-store.ts";
import type { Ports } from "#lib/ports/ports.ts";
import { HOLD_CODE_LIFETIME_MS, type Hold } from "../mobile-change/notices.ts";

/** What a notice of a change says, and to whom. */
export type ChangeNotice = {
  readonly account: Pick<Account, "language">;
  readonly audience: readonly Recipient[];
  readonly now: Instant;
  readonly content: (hold: Hold) => MessageContent;
};

/** One notice for each recipient, each with a hold code of its own that freezes the account for 72 h; an e-mail's link does the same. */
export function tellOfChange(
  ports: Pick<Ports, "chance">,
  { account, audience, now, content }: ChangeNotice,
): { readonly messages: readonly OutgoingMessage[]; readonly holdCodes: readonly NewHoldCode[] } {
  const told = audience.map((recipient) => {
    const holdLink = recipient.channel === "email" ? ports.chance.token() : null;
    return { recipient, hold: { holdCode: ports.chance.holdCode(), holdLink } };
  });
  return {
    messages: told.map(({ recipient, hold }) => ({
      id: ports.chance.uuid(),
      recipient,
      language: account.language,
      content: content(hold),
    })),
    holdCodes: told.map(({ recipient, hold }) => ({
      code: hold.holdCode,
      link: hold.holdLink,
      sentTo: recipient.channel === "sms" ? "old_number" : null,
      reason: "account_change",
      caseId: null,
      expiresAt: now + HOLD_CODE_LIFETIME_MS,
    })),
  };
}
