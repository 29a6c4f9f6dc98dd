import type { Account } from "#lib/domain/account/account.ts";
import type { DeskAct, OutgoingMessage } from "#lib/domain/outgoing-message.ts";
import type { Ports } from "#lib/ports/ports.ts";
import { channelsOf, tell } from "../mobile-change/notices.ts";

/** What a service desk did, told to every channel of the person that counts. */
export function tellPerson(ports: Pick<Ports, "chance">, account: Account, act: DeskAct): readonly OutgoingMessage[] {
  return tell(ports, channelsOf(account), { language: account.language, content: { template: "desk_notice", act } });
}
