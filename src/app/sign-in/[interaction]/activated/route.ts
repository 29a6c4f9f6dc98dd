import { redirect } from "next/navigation";
import { env } from "#lib/config/env.ts";
import { returnToSite } from "#lib/flows/registration/return-to-site.ts";
import { currentVisit, rememberDevice } from "#lib/http/visit.ts";
import { portal } from "#lib/portal.ts";
import { readFlowId, unbindFlow } from "#lib/session/flow-cookie.ts";

type Context = { readonly params: Promise<{ interaction: string }> };

/**
 * Returns from a finished registration to the site that asked, signed in. It is bound to two cookies, the registration's and the interaction's, and
 * works once; whoever comes without them, or again, finds the sign-in page.
 */
export async function GET(request: Request, { params }: Context): Promise<never> {
  const { interaction: uid } = await params;
  const { ports, interactions } = portal();
  const cookies = request.headers.get("cookie") ?? "";
  const here = `${new URL(env().ISSUER_URL).origin}/sign-in/${encodeURIComponent(uid)}`;
  if ((await interactions.details(uid, cookies))?.prompt !== "login") redirect(here);

  const login = await returnToSite(ports, { flowId: await readFlowId("registration"), interactionUid: uid });
  if (!login.ok) redirect(here);
  await rememberThisDevice(login.value.accountId);
  await unbindFlow("registration");
  redirect((await interactions.finishLogin(uid, cookies, login.value)) ?? here);
}

/** The registration is this browser's first sign-in to the account. */
async function rememberThisDevice(accountId: string): Promise<void> {
  const { devices, chance, clock } = portal().ports;
  const token = (await currentVisit()).deviceToken ?? chance.token();
  await devices.remember(accountId, token, clock.now());
  await rememberDevice(token);
}
