import type { Client, Interaction, Provider } from "oidc-provider";
import type { Clock } from "#lib/ports/clock.ts";
import type { ConsentStore, GivenConsent } from "#lib/ports/consent-store.ts";
import { type AskedData, type AskedItem, askedData } from "./asked-data.ts";
import { answerOf, itemsToAnswer } from "./consent-answer.ts";
import { settleGrant } from "./grant-settlement.ts";
import { registeredData } from "./registered-data.ts";

/** What answering a consent page needs. */
export type ConsentPorts = {
  readonly consents: Pick<ConsentStore, "remember" | "recordDenial">;
  readonly clock: Clock;
};

/** A consent page of a person who is signed in, and its site. */
export type ConsentPage = { readonly interaction: Interaction; readonly client: Client; readonly accountId: string };

const listOf = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((item) => typeof item === "string") : [];

/** What a request asks for, of what its site may have. */
export function dataAsked({ params }: Interaction, client: Client): AskedData {
  return askedData(params, registeredData(client));
}

/** What the consent page asks about: what the library found unanswered, in whole groups. */
export function itemsOnPage(interaction: Interaction, client: Client): readonly AskedItem[] {
  const { missingOIDCScope: scopes, missingOIDCClaims: claims } = interaction.prompt.details;
  return itemsToAnswer(dataAsked(interaction, client), { scopes: listOf(scopes), claims: listOf(claims) });
}

async function grantId(provider: Provider, page: ConsentPage, consent: GivenConsent): Promise<string> {
  const { interaction, client, accountId } = page;
  const existing = interaction.grantId === undefined ? undefined : await provider.Grant.find(interaction.grantId);
  const grant = existing ?? new provider.Grant({ accountId, clientId: client.clientId });
  settleGrant(grant, dataAsked(interaction, client), { consent, claims: interaction.params.claims });
  return grant.save();
}

/** Remembers what was agreed to and what was refused, and answers the grant that says so. */
export async function allowData(
  provider: Provider,
  { consents, clock }: ConsentPorts,
  { ticked, ...page }: ConsentPage & { readonly ticked: readonly string[] },
): Promise<string> {
  const owner = { accountId: page.accountId, clientId: page.client.clientId };
  const answer = answerOf(itemsOnPage(page.interaction, page.client), ticked);
  const standing = await consents.remember(owner, answer, clock.now());
  return grantId(provider, page, standing);
}

/** Writes down that a person declined, and nothing else. */
export async function denyData({ consents, clock }: ConsentPorts, page: ConsentPage): Promise<void> {
  const owner = { accountId: page.accountId, clientId: page.client.clientId };
  const asked = itemsOnPage(page.interaction, page.client).map(({ name }) => name);
  await consents.recordDenial(owner, asked, clock.now());
}
