import "server-only";
import type { AbsherSignInRefusal, MobileChangeRefusal } from "#lib/domain/mobile-change/refusal.ts";
import type { Result } from "#lib/domain/result.ts";
import type { OwnFlow } from "#lib/flows/mobile-change/change-ports.ts";
import { loadChange } from "#lib/flows/mobile-change/load-change.ts";
import type { FormOutcome } from "#lib/http/form-action.ts";
import type { Locale } from "#lib/i18n/locales.ts";
import { portal } from "#lib/portal.ts";
import { type ChangeRoute, changeBeginPath, changePath, statePath } from "./paths.ts";
import { ownFlow } from "./queries.ts";

type ActRefusal = MobileChangeRefusal | AbsherSignInRefusal;

/** One act of this browser's change, and what its form answers: the page where the person stands now, or the refusal at its field. */
export async function actOn(
  locale: Locale,
  route: ChangeRoute,
  act: (own: OwnFlow) => Promise<Result<null, ActRefusal>>,
): Promise<FormOutcome> {
  const own = await ownFlow(locale, route);
  if (own === null) return { go: changeBeginPath(locale, route) };
  const result = await act(own);
  if (result.ok) return { go: await whereNow(locale, route, own) };
  return refusalOutcome(locale, route, { own, refusal: result.refusal });
}

/** What a form answers to an act that was refused. */
export async function refusalOutcome(
  locale: Locale,
  route: ChangeRoute,
  { own, refusal }: { readonly own: OwnFlow; readonly refusal: ActRefusal },
): Promise<FormOutcome> {
  const { code } = refusal;
  if (MOVED_ON.has(code)) return { go: await whereNow(locale, route, own) };
  const field = FIELD_OF[code];
  return field === undefined ? { refused: refusal } : { refused: refusal, field };
}

/** What is told by the page where the person stands, not by the form. */
const MOVED_ON: ReadonlySet<string> = new Set<ActRefusal["code"]>([
  "step_passed",
  "change_flow_missing",
  "change_flow_expired",
  "code_exhausted",
  "number_not_owned",
  "number_on_business",
  "number_given_twice",
]);

const FIELD_OF: { readonly [Code in ActRefusal["code"]]?: string } = {
  picture_wrong: "picture",
  picture_gone: "picture",
  code_wrong: "code",
  code_expired: "code",
  number_unchanged: "mobile",
  foreign_number_unvouched: "mobile",
};

async function whereNow(locale: Locale, route: ChangeRoute, own: OwnFlow): Promise<string> {
  const loaded = await loadChange(portal().ports, own);
  if (loaded.ok) return statePath(locale, route, loaded.value.state);
  const isOver = loaded.refusal.code === "change_flow_expired";
  return isOver ? changePath(locale, route, "expired") : changeBeginPath(locale, route);
}
