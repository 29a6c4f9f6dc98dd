import type { Account } from "#lib/domain/account/account.ts";
import type { MessageContent, OutgoingMessage, Recipient } from "#lib/domain/outgoing-message.ts";
import type { Chance } from "#lib/ports/chance.ts";

/** One notice to every channel of a person: the number on file while it is theirs, and the e-mail, if there is one. */
export function tellAllChannels(
  ports: { readonly chance: Pick<Chance, "uuid"> },
  { mobile, email, language }: Account,
  content: MessageContent,
): readonly OutgoingMessage[] {
  const audience: readonly Recipient[] = [
    ...(mobile.usable ? [{ channel: "sms", to: mobile.number } as const] : []),
    ...(email === null ? [] : [{ channel: "email", to: email.address } as const]),
  ];
  return audience.map((recipient) => ({ id: ports.chance.uuid(), recipient, language, content }));
}
