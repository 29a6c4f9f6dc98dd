import type { Account } from "#lib/domain/account/account.ts";
import type { Language } from "#lib/domain/language.ts";
import type { ChangedContacts } from "#lib/domain/mobile-change/change-case.ts";
import type { MessageContent, OutgoingMessage, Recipient } from "#lib/domain/outgoing-message.ts";
import type { Instant } from "#lib/domain/result.ts";
import type { NewHoldCode } from "#lib/ports/hold-code-store.ts";
import type { ChangePorts } from "./change-ports.ts";

/** How long a hold code can be used (mobile-change, Hold). */
export const HOLD_CODE_LIFETIME_MS = 7 * 24 * 60 * 60 * 1000;

/** Everyone who is told of a change: the old number, the new one, and every e-mail that there is. */
export function audienceOf(contacts: ChangedContacts): readonly Recipient[] {
  const numbers = contacts.oldNumberCounts ? [contacts.oldNumber, contacts.newNumber] : [contacts.newNumber];
  const emails = [contacts.oldEmail, contacts.newEmail].filter((email) => email !== null);
  return [
    ...[...new Set(numbers)].map((to) => ({ channel: "sms", to }) as const),
    ...[...new Set(emails)].map((to) => ({ channel: "email", to }) as const),
  ];
}

/** The e-mail on file as an audience; nobody where the account has none. */
export const emailOf = ({ email }: Pick<Account, "email">): readonly Recipient[] =>
  email === null ? [] : [{ channel: "email", to: email.address }];

/** The same words to everyone, in one language. */
export function tell(
  ports: Pick<ChangePorts, "chance">,
  audience: readonly Recipient[],
  said: { readonly language: Language; readonly content: MessageContent },
): readonly OutgoingMessage[] {
  return audience.map((recipient) => ({ id: ports.chance.uuid(), recipient, ...said }));
}

/** What a notice with a hold code says, to whom, and what its code stops. */
export type HoldableNotice = {
  readonly audience: readonly Recipient[];
  readonly language: Language;
  readonly caseId: string;
  readonly now: Instant;
  readonly content: (holdCode: string) => MessageContent;
};

/** One notice for each recipient, each with a hold code of its own, so that one channel's code used up leaves the others theirs. */
export function tellWithHoldCodes(
  ports: Pick<ChangePorts, "chance">,
  notice: HoldableNotice,
): { readonly messages: readonly OutgoingMessage[]; readonly holdCodes: readonly NewHoldCode[] } {
  const { audience, language, caseId, now, content } = notice;
  const codes = audience.map(() => ports.chance.holdCode());
  const expiresAt = now + HOLD_CODE_LIFETIME_MS;
  return {
    messages: audience.map((recipient, index) => ({
      id: ports.chance.uuid(),
      recipient,
      language,
      content: content(codes[index] ?? ""),
    })),
    holdCodes: codes.map((code) => ({ code, reason: "mobile_change", caseId, expiresAt })),
  };
}
