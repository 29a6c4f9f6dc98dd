import "server-only";
import { redirect } from "next/navigation";
import type { RegistrationAt, RegistrationState, RegistrationStep } from "#lib/domain/registration/state.ts";
import type { Instant } from "#lib/domain/result.ts";
import { currentLocale } from "#lib/i18n/current-locale.ts";
import type { Locale } from "#lib/i18n/locales.ts";
import { portal } from "#lib/portal.ts";
import { type FlowKind, readFlowId } from "#lib/session/flow-cookie.ts";
import { pagePath, type RegistrationRoute, routeStartPath, statePath } from "./paths.ts";

/** Which of the browser's flows a route is. */
export const FLOW_OF_ROUTE = {
  new_user: "registration",
  national_file: "national-file",
} as const satisfies Record<RegistrationRoute, FlowKind>;

/** This browser's registration as a page sees it. */
export type RegistrationView<State extends RegistrationState = RegistrationState> = {
  readonly locale: Locale;
  readonly route: RegistrationRoute;
  readonly flowId: string;
  readonly state: State;
  readonly now: Instant;
  readonly beganAt: Instant;
  readonly expiresAt: Instant;
};

const hasEnded = ({ step }: RegistrationState): boolean => step === "activated" || step === "refused";

/** This browser's live registration; `expired` when its time is over, `none` when there is nothing to go on with. */
export async function findRegistration(route: RegistrationRoute): Promise<RegistrationView | "expired" | "none"> {
  const flowId = await readFlowId(FLOW_OF_ROUTE[route]);
  if (flowId === null) return "none";
  const { registrations, nationalFiles, clock } = portal().ports;
  const kept = route === "national_file" ? nationalFiles : registrations;
  const [locale, found] = await Promise.all([currentLocale(), kept.find(flowId)]);
  if (found === null) return "expired";
  const now = clock.now();
  const { state, beganAt, expiresAt } = found;
  if (now < expiresAt) return { locale, route, flowId, state, now, beganAt, expiresAt };
  return hasEnded(found.state) ? "none" : "expired";
}

/** This browser's live registration, or leads to where one begins, or to the page that says that it expired. */
export async function readRegistration(route: RegistrationRoute): Promise<RegistrationView> {
  const found = await findRegistration(route);
  if (found === "none") redirect(routeStartPath(await currentLocale(), route));
  if (found === "expired") redirect(pagePath(await currentLocale(), route, "expired"));
  return found;
}

/** The registration at one of the steps that a page is for; at every other step the person is led to where they are. */
export async function readRegistrationAt<Step extends RegistrationStep>(
  route: RegistrationRoute,
  ...steps: readonly Step[]
): Promise<RegistrationView<RegistrationAt<Step>>> {
  const view = await readRegistration(route);
  const { state } = view;
  if (!isAt(state, steps)) redirect(statePath(view.locale, route, state));
  return { ...view, state };
}

function isAt<Step extends RegistrationStep>(
  state: RegistrationState,
  steps: readonly Step[],
): state is RegistrationAt<Step> {
  return steps.some((step) => step === state.step);
}
