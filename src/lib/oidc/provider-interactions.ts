import type { Interaction, InteractionResults, Provider } from "oidc-provider";
import { errors } from "oidc-provider";
import { canAuthenticate } from "#lib/domain/account/account.ts";
import { extendedEnd } from "#lib/domain/time-limit.ts";
import type { AccountStore } from "#lib/ports/account-store.ts";
import type { Clock } from "#lib/ports/clock.ts";
import type { ConsentStore } from "#lib/ports/consent-store.ts";
import type { OidcStore } from "#lib/ports/oidc-store.ts";
import type { OidcName } from "#lib/ports/oidc-work.ts";
import { allowData, denyData } from "./answer-consent.ts";
import { askedLevel } from "./asked-level.ts";
import { interactionDetails, interactionTime } from "./interaction-details.ts";
import type { CompletedLogin, ConsentDecision, InteractionGateway } from "./interaction-gateway.ts";
import { standInFor } from "./request-stand-in.ts";
import type { RequestWork } from "./request-work.ts";

/** What answering interactions needs. */
export type InteractionPorts = {
  readonly accounts: Pick<AccountStore, "find">;
  readonly consents: ConsentStore;
  readonly clock: Clock;
  readonly records: Pick<OidcStore, "prolong">;
  readonly work: RequestWork;
};

const LEVEL_UNMET: InteractionResults = {
  error: "unmet_authentication_requirements",
  error_description: "the level of assurance that was asked for cannot be reached now",
};

const DENIED: InteractionResults = { error: "access_denied", error_description: "the person declined" };

/** The live interaction of this browser and this address; the library checks the cookie's signature. */
async function found(provider: Provider, uid: string, cookieHeader: string): Promise<Interaction | null> {
  const { request, response } = standInFor(cookieHeader);
  try {
    const interaction = await provider.interactionDetails(request, response);
    return interaction.uid === uid ? interaction : null;
  } catch (error) {
    if (error instanceof errors.SessionNotFound) return null;
    throw error;
  }
}

/** What is read together: the interaction, and this browser's session, by which its account comes along. The library checks both. */
function expectedBy(provider: Provider, uid: string, cookieHeader: string): readonly OidcName[] {
  const name = `${provider.cookieName("session")}=`;
  const session = cookieHeader.split("; ").find((pair) => pair.startsWith(name));
  const own = { model: "Interaction", id: uid };
  return session === undefined ? [own] : [own, { model: "Session", id: session.slice(name.length) }];
}

/** Whether a consent's account may be used now: what it would release is shown to nobody, and agreed to by nobody, while it may not. */
async function isServed({ accounts, clock }: InteractionPorts, { prompt, session }: Interaction): Promise<boolean> {
  if (prompt.name !== "consent" || session?.accountId === undefined) return true;
  const account = await accounts.find(session.accountId);
  return account !== null && canAuthenticate(account, clock.now()).ok;
}

/** Stores the answer and says where the browser goes on; the library's own call would read the interaction a second time. */
async function finish(interaction: Interaction, result: InteractionResults): Promise<string> {
  interaction.result = result;
  await interaction.persist();
  return interaction.returnTo;
}

const clientIdOf = (interaction: Interaction): string => String(interaction.params.client_id);

/** What the person said on the consent page; without a session there is nobody who could agree. */
async function answered(
  provider: Provider,
  ports: InteractionPorts,
  { interaction, answer }: { readonly interaction: Interaction; readonly answer: ConsentDecision },
): Promise<string> {
  const accountId = interaction.session?.accountId;
  const client = await provider.Client.find(clientIdOf(interaction));
  if (accountId === undefined || client === undefined) return finish(interaction, DENIED);
  const page = { interaction, client, accountId };
  if (answer === "deny") {
    await denyData(ports, page);
    return finish(interaction, DENIED);
  }
  return finish(interaction, { consent: { grantId: await allowData(provider, ports, { ...page, ...answer }) } });
}

/** Whether a wish for a level is all that the library stopped for: then the session is as good as before. */
function isAboutLevelOnly({ prompt, params }: Interaction): boolean {
  return prompt.reasons.every((reason) => reason === "acr") && askedLevel(params)?.essential !== true;
}

/** The gateway on the provider of this process; `current` is asked for each answer, since another one takes its place when keys move. */
export function providerInteractions(current: () => Provider, ports: InteractionPorts): InteractionGateway {
  const withInteraction = async <Answer>(
    { uid, cookieHeader }: { readonly uid: string; readonly cookieHeader: string },
    answer: (interaction: Interaction, provider: Provider) => Promise<Answer | null>,
  ): Promise<Answer | null> =>
    ports.work.run(async ({ load }) => {
      const provider = current();
      await load(expectedBy(provider, uid, cookieHeader));
      const interaction = await found(provider, uid, cookieHeader);
      return interaction === null || !(await isServed(ports, interaction)) ? null : answer(interaction, provider);
    });

  return {
    details: (uid, cookieHeader) =>
      withInteraction({ uid, cookieHeader }, async (interaction, provider) => {
        const client = await provider.Client.find(clientIdOf(interaction));
        return client === undefined ? null : interactionDetails(interaction, client);
      }),
    finishLogin: (uid, cookieHeader, { accountId, acr, amr }: CompletedLogin) =>
      withInteraction({ uid, cookieHeader }, async (interaction) => {
        if (interaction.prompt.name !== "login") return null;
        return finish(interaction, { login: { accountId, acr, amr: [...amr], remember: false } });
      }),
    finishConsent: (uid, cookieHeader, answer) =>
      withInteraction({ uid, cookieHeader }, async (interaction, provider) => {
        if (interaction.prompt.name !== "consent") return null;
        return answered(provider, ports, { interaction, answer });
      }),
    askForMoreTime: (uid, cookieHeader) =>
      withInteraction({ uid, cookieHeader }, async (interaction) => {
        const { now, ...limit } = interactionTime(interaction);
        const until = extendedEnd(limit, now);
        // Only the end is written: an answer that was stored meanwhile stays, and what was finished does not come back.
        if (until.ok) await ports.records.prolong("Interaction", uid, until.value);
        return until;
      }),
    leaveLevel: (uid, cookieHeader) =>
      withInteraction({ uid, cookieHeader }, async (interaction) =>
        isAboutLevelOnly(interaction) ? finish(interaction, { levelLeft: true }) : null,
      ),
    refuseLevel: (uid, cookieHeader) =>
      withInteraction({ uid, cookieHeader }, async (interaction) =>
        interaction.prompt.reasons.includes("acr") ? finish(interaction, LEVEL_UNMET) : null,
      ),
    abort: (uid, cookieHeader) => withInteraction({ uid, cookieHeader }, (interaction) => finish(interaction, DENIED)),
  };
}
