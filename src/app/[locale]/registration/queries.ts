import "server-only";
import { redirect } from "next/navigation";
import type { RegistrationAt, RegistrationState, RegistrationStep } from "#lib/domain/registration/state.ts";
import type { Instant } from "#lib/domain/result.ts";
import { currentLocale } from "#lib/i18n/current-locale.ts";
import type { Locale } from "#lib/i18n/locales.ts";
import { portal } from "#lib/portal.ts";
import { readFlowId } from "#lib/session/flow-cookie.ts";
import { pagePath, registrationStartPath, statePath } from "./paths.ts";

/** This browser's registration as a page sees it. */
export type RegistrationView<State extends RegistrationState = RegistrationState> = {
  readonly locale: Locale;
  readonly flowId: string;
  readonly state: State;
  readonly now: Instant;
  readonly beganAt: Instant;
  readonly expiresAt: Instant;
};

const hasEnded = ({ step }: RegistrationState): boolean => step === "activated" || step === "refused";

/** This browser's live registration; `expired` when its time is over, `none` when there is nothing to go on with. */
export async function findRegistration(): Promise<RegistrationView | "expired" | "none"> {
  const flowId = await readFlowId("registration");
  if (flowId === null) return "none";
  const { registrations, clock } = portal().ports;
  const [locale, found] = await Promise.all([currentLocale(), registrations.find(flowId)]);
  if (found === null) return "expired";
  const now = clock.now();
  const { state, beganAt, expiresAt } = found;
  if (now < expiresAt) return { locale, flowId, state, now, beganAt, expiresAt };
  return hasEnded(found.state) ? "none" : "expired";
}

/** This browser's live registration, or leads to where one begins, or to the page that says that it expired. */
export async function readRegistration(): Promise<RegistrationView> {
  const found = await findRegistration();
  if (found === "none") redirect(registrationStartPath(await currentLocale()));
  if (found === "expired") redirect(pagePath(await currentLocale(), "expired"));
  return found;
}

/** The registration at one of the steps that a page is for; at every other step the person is led to where they are. */
export async function readRegistrationAt<Step extends RegistrationStep>(
  ...steps: readonly Step[]
): Promise<RegistrationView<RegistrationAt<Step>>> {
  const view = await readRegistration();
  const { state } = view;
  if (!isAt(state, steps)) redirect(statePath(view.locale, state));
  return { ...view, state };
}

function isAt<Step extends RegistrationStep>(
  state: RegistrationState,
  steps: readonly Step[],
): state is RegistrationAt<Step> {
  return steps.some((step) => step === state.step);
}
