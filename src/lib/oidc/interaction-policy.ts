import { interactionPolicy, type KoaContextWithOIDC } from "oidc-provider";
import { judgeLevel, type LevelVerdict, reachableLevel } from "#lib/domain/account/level-request.ts";
import type { FactorStore } from "#lib/ports/factor-store.ts";
import type { AccountPorts } from "./accounts.ts";
import { askedLevel } from "./asked-level.ts";

const { Check, base } = interactionPolicy;

/** What the policy has to know of people. */
export type PolicyPorts = AccountPorts & { readonly factors: Pick<FactorStore, "list"> };

/** Stops a session whose account may not be used (any more); without it the library would go on without an account. */
function accountRefused() {
  return new Check("account_refused", "the account cannot be used", "login_required", (ctx) => {
    const { session, account } = ctx.oidc;
    return session?.accountId !== undefined && account === undefined;
  });
}

/** How the level that the site asked for stands to the session and to what its account can reach now. */
async function levelVerdict({ accounts, clock, factors }: PolicyPorts, ctx: KoaContextWithOIDC): Promise<LevelVerdict> {
  const { session, params } = ctx.oidc;
  const request = askedLevel(params ?? {});
  if (request === null || session?.accountId === undefined) return "met";
  const account = await accounts.find(session.accountId);
  if (account === null) return "met";
  return judgeLevel(request, session.acr, reachableLevel(account, await factors.list(account.id), clock.now()));
}

/**
 * The library asks again only for essential levels, compares them one by one, and forgets them beside `acr_values`: here a level includes those
 * below it. A wish is asked about once, and the person may go on without it; what is essential is met, or the pages refuse it.
 */
function levelAsked(ports: PolicyPorts) {
  return new Check("acr", "a higher level of assurance was asked for", "login_required", async (ctx) => {
    const { params, result } = ctx.oidc;
    const isEssential = askedLevel(params ?? {})?.essential === true;
    if (!isEssential && (result?.login !== undefined || result?.levelLeft === true)) return false;
    return (await levelVerdict(ports, ctx)) !== "met";
  });
}

/** When the library stops at the portal's pages: its own rules but those for levels, and the two above. */
export function policy(ports: PolicyPorts): interactionPolicy.DefaultPolicy {
  const prompts = base();
  const checks = prompts.get("login")?.checks;
  checks?.remove("essential_acrs");
  checks?.remove("essential_acr");
  checks?.add(accountRefused());
  checks?.add(levelAsked(ports));
  return prompts;
}
