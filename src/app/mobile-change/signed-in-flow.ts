import "server-only";
import type { MobileChangeState } from "#lib/domain/mobile-change/state.ts";
import { loadChange } from "#lib/flows/mobile-change/load-change.ts";
import { startSignedInRoute } from "#lib/flows/mobile-change/start.ts";
import type { Locale } from "#lib/i18n/locales.ts";
import { portal } from "#lib/portal.ts";
import { bindFlow } from "#lib/session/flow-cookie.ts";
import { requireFreshAccount } from "#lib/session/require-account.ts";
import { changeStartPath } from "./paths.ts";
import { ownFlow } from "./queries.ts";

/** The steps at which a new number may be given in the flow that there is. */
const OPEN: ReadonlySet<MobileChangeState["step"]> = new Set([
  "authenticated",
  "number_given",
  "code_sent",
  "number_refused",
]);

/** Makes sure that this browser has a signed-in flow that takes a number: the one it is in, or a new one after a fresh sign-in. */
export async function bindSignedInFlow(locale: Locale): Promise<void> {
  const own = await ownFlow(locale, "signed_in");
  const loaded = own === null ? null : await loadChange(portal().ports, own);
  if (loaded?.ok === true && OPEN.has(loaded.value.state.step)) return;
  const { account, session } = await requireFreshAccount(locale, changeStartPath(locale, "signed_in"));
  await bindFlow("mobile-change", await startSignedInRoute(portal().ports, account, session.amr));
}
