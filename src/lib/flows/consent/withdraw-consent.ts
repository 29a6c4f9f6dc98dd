import type { Account } from "#lib/domain/account/account.ts";
import { tellAllChannels } from "#lib/flows/factors/notices.ts";
import type { Ports } from "#lib/ports/ports.ts";

/** What withdrawing a consent needs. */
export type WithdrawalPorts = Pick<Ports, "chance" | "clock" | "consents" | "jobs">;

/** The site, by id and by its name in the person's language. */
export type WithdrawnSite = { readonly clientId: string; readonly name: string };

/**
 * Takes back what a person agreed to send to a site. At once it gets nothing any more, is signed out of the person's sessions and is told so, and
 * has to ask again. Every channel of the person is told. Doing it twice is fine: what is gone already is told of once.
 */
export async function withdrawConsent(ports: WithdrawalPorts, account: Account, site: WithdrawnSite): Promise<void> {
  const { clientId, name } = site;
  const owner = { accountId: account.id, clientId };
  const at = ports.clock.now();
  const withdrawn = await ports.consents.withdraw(owner, {
    messages: tellAllChannels(ports, account, { template: "consent_withdrawn_notice", site: name }),
    audit: [{ event: "consent.withdrawn", accountId: account.id, at, details: { client: clientId } }],
  });
  if (withdrawn) ports.jobs.nudge();
}
