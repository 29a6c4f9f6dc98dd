import type { Client, Interaction } from "oidc-provider";
import { ACCOUNT_CLIENT_ID } from "./account-client.ts";
import { itemsOnPage } from "./answer-consent.ts";
import { askedLevel } from "./asked-level.ts";
import { siteNames } from "./client-names.ts";
import type { AskedParameters, AskingSite, InteractionDetails } from "./interaction-gateway.ts";

const words = (value: unknown): string[] =>
  typeof value === "string" ? value.split(" ").filter((word) => word !== "") : [];

function askingSite(client: Client, redirectUri: unknown): AskingSite {
  const returnUrl = new URL(typeof redirectUri === "string" ? redirectUri : String(client.redirectUris?.[0]));
  return {
    id: client.clientId,
    name: siteNames(client),
    host: returnUrl.host,
    origin: returnUrl.origin,
    home: client.clientUri ?? null,
    firstParty: client.clientId === ACCOUNT_CLIENT_ID,
  };
}

function askedParameters(params: Interaction["params"]): AskedParameters {
  const maxAge = Number(params.max_age ?? Number.NaN);
  return {
    scopes: words(params.scope),
    uiLocales: words(params.ui_locales),
    level: askedLevel(params),
    maxAgeSeconds: Number.isSafeInteger(maxAge) ? maxAge : null,
    loginHint: typeof params.login_hint === "string" ? params.login_hint : null,
  };
}

/** The library's interaction as the pages see it. */
export function interactionDetails(interaction: Interaction, client: Client): InteractionDetails {
  const { uid, prompt, params, session, grantId } = interaction;
  return {
    uid,
    prompt: prompt.name === "consent" ? "consent" : "login",
    reasons: prompt.reasons,
    client: askingSite(client, params.redirect_uri),
    asked: askedParameters(params),
    session: session?.accountId === undefined ? null : { accountId: session.accountId, acr: session.acr ?? null },
    toAnswer: itemsOnPage(interaction, client),
    grantId: grantId ?? null,
    ...interactionTime(interaction),
  };
}

/** The interaction's time limit on the library's clock, which is the real one. */
export function interactionTime({ iat, exp }: Pick<Interaction, "iat" | "exp">) {
  return { beganAt: iat * 1000, expiresAt: exp * 1000, now: Date.now() };
}
