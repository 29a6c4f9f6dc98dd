import { interactionPolicy } from "oidc-provider";
import type { AssuranceLevel } from "#lib/domain/account/assurance.ts";
import { assuranceOf, PASSWORD_AND_SMS, rankOf } from "#lib/domain/account/assurance.ts";
import type { AccountPorts } from "./accounts.ts";

const { Check, base } = interactionPolicy;

/**
 * Whether signing in again could give a site a level that it asked for and the session does not have. A level that the account
 * cannot reach now is never a reason to ask: `acr_values` is a wish, and the ID token says what it got (Core §3.1.2.1).
 */
export function wouldRaiseLevel(asked: unknown, held: string | undefined, reachable: AssuranceLevel): boolean {
  if (typeof asked !== "string" || asked === "") return false;
  const wanted = asked.split(" ");
  if (held !== undefined && wanted.includes(held)) return false;
  return wanted.includes(reachable) && rankOf(reachable) > rankOf(held);
}

/** Stops a session whose account may not be used (any more); without it the library would go on without an account. */
function accountRefused() {
  return new Check("account_refused", "the account cannot be used", "login_required", (ctx) => {
    const { session, account } = ctx.oidc;
    return session?.accountId !== undefined && account === undefined;
  });
}

/** The library itself asks again only for levels in the `claims` parameter. */
function levelAsked({ accounts, clock }: AccountPorts) {
  return new Check("acr", "a higher level of assurance was asked for", "login_required", async (ctx) => {
    const { session, params, result } = ctx.oidc;
    if (session?.accountId === undefined || result?.login !== undefined) return false;
    if (params?.acr_values === undefined) return false;
    const account = await accounts.find(session.accountId);
    if (account === null) return false;
    return wouldRaiseLevel(params.acr_values, session.acr, assuranceOf(account, PASSWORD_AND_SMS, clock.now()));
  });
}

/** When the library stops at the portal's pages: its own rules, and the two above. */
export function policy(ports: AccountPorts): interactionPolicy.DefaultPolicy {
  const prompts = base();
  prompts.get("login")?.checks.add(accountRefused());
  prompts.get("login")?.checks.add(levelAsked(ports));
  return prompts;
}
