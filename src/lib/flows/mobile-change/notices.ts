import type { Account } from "#lib/domain/account/account.ts";
import type { Language } from "#lib/domain/language.ts";
import type { ChangeCase, ChangedContacts } from "#lib/domain/mobile-change/change-case.ts";
import type { MessageContent, OutgoingMessage, Recipient } from "#lib/domain/outgoing-message.ts";
import type { Instant } from "#lib/domain/result.ts";
import type { NewHoldCode } from "#lib/ports/hold-code-store.ts";
import type { ChangePorts } from "./change-ports.ts";

/** How long a hold code can be used (mobile-change, Hold). */
export const HOLD_CODE_LIFETIME_MS = 7 * 24 * 60 * 60 * 1000;

/**
 * Everyone who is told of a change: the old number, the new one, every other number of theirs that is listed, and every e-mail that there is. A
 * number that stays is told while it counts.
 */
export function audienceOf(contacts: ChangedContacts, listed: readonly string[] = []): readonly Recipient[] {
  const old = contacts.oldNumberCounts ? [contacts.oldNumber] : [];
  const others = [contacts.newNumber, ...listed].filter((number) => number !== contacts.oldNumber);
  const emails = [contacts.oldEmail, contacts.newEmail].filter((email) => email !== null);
  return [
    ...[...new Set([...old, ...others])].map((to) => ({ channel: "sms", to }) as const),
    ...[...new Set(emails)].map((to) => ({ channel: "email", to }) as const),
  ];
}

/** Every personal number that the registry lists for this id; none while the registry is silent. */
export async function listedNumbers(
  ports: Pick<ChangePorts, "mobileOwnership">,
  { nationalId }: Pick<Account, "nationalId">,
): Promise<readonly string[]> {
  const listed = await ports.mobileOwnership.numbersOf(nationalId);
  if (listed.kind === "unknown") return [];
  return listed.numbers.filter(({ contract }) => contract === "personal").map(({ number }) => number);
}

/** The e-mail on file as an audience; nobody where the account has none. */
export const emailOf = ({ email }: Pick<Account, "email">): readonly Recipient[] =>
  email === null ? [] : [{ channel: "email", to: email.address }];

/** The channels on file: the number while it can be used and its phone was not reported stolen, and the e-mail. */
export function channelsOf(account: Pick<Account, "mobile" | "email" | "recovery">): readonly Recipient[] {
  const { mobile, recovery } = account;
  const isReachable = mobile.usable && recovery.phoneStolenAt === null;
  return [...(isReachable ? [{ channel: "sms", to: mobile.number } as const] : []), ...emailOf(account)];
}

/** The same words to everyone, in one language. */
export function tell(
  ports: Pick<ChangePorts, "chance">,
  audience: readonly Recipient[],
  said: { readonly language: Language; readonly content: MessageContent },
): readonly OutgoingMessage[] {
  return audience.map((recipient) => ({ id: ports.chance.uuid(), recipient, ...said }));
}

/** What stops a change: a code to type, and, in an e-mail, a link with a secret of its own for the same. */
export type Hold = { readonly holdCode: string; readonly holdLink: string | null };

/** What a notice with a hold code says, to whom, and what its code stops. */
export type HoldableNotice = {
  readonly audience: readonly Recipient[];
  readonly language: Language;
  readonly change: Pick<ChangeCase, "id" | "contacts">;
  readonly now: Instant;
  readonly content: (hold: Hold) => MessageContent;
};

/** One notice for each recipient, each with a hold code of its own, so that one channel's code used up leaves the others theirs. */
export function tellWithHoldCodes(
  ports: Pick<ChangePorts, "chance">,
  notice: HoldableNotice,
): { readonly messages: readonly OutgoingMessage[]; readonly holdCodes: readonly NewHoldCode[] } {
  const { audience, language, change, now, content } = notice;
  const expiresAt = now + HOLD_CODE_LIFETIME_MS;
  const told = audience.map((recipient) => {
    const holdLink = recipient.channel === "email" ? ports.chance.token() : null;
    return { recipient, hold: { holdCode: ports.chance.holdCode(), holdLink } };
  });
  return {
    messages: told.map(({ recipient, hold }) => ({
      id: ports.chance.uuid(),
      recipient,
      language,
      content: content(hold),
    })),
    holdCodes: told.map(({ recipient, hold }) => ({
      code: hold.holdCode,
      link: hold.holdLink,
      sentTo: recipient.to === change.contacts.oldNumber ? "old_number" : null,
      reason: "mobile_change",
      caseId: change.id,
      expiresAt,
    })),
  };
}
