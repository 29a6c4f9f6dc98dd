import { redirect } from "next/navigation";
import { ButtonLink } from "#components/button-link.tsx";
import { FlowPage } from "#components/flow-page.tsx";
import { Notice } from "#components/notice.tsx";
import { planFor, type RecoveryPlan } from "#lib/domain/recovery/plan.ts";
import { fill } from "#lib/i18n/catalogue.ts";
import { durationWords } from "#lib/i18n/durations.ts";
import type { Locale } from "#lib/i18n/locales.ts";
import { recoveryWords } from "#lib/i18n/messages/recovery/words.ts";
import { vocabulary } from "#lib/i18n/messages/vocabulary/words.ts";
import { portal } from "#lib/portal.ts";
import { timeLimitOf } from "../../../time-limit.ts";
import { moreTimeAction } from "../actions.ts";
import { PasswordPlanScreen } from "../password-plan-screen.tsx";
import { recoveryPath, recoveryStartPath } from "../paths.ts";
import { PlanLines } from "../plan-lines.tsx";
import { readRecoveryAt } from "../queries.ts";
import { titled } from "../title.ts";

export const generateMetadata = titled((words) => words.plan.title);

/** Before anything is asked: the fastest way with what the person has, how long it takes, what it needs and how it protects them. */
export default async function PlanPage() {
  const view = await readRecoveryAt("begun", "code_sent", "number_refused");
  const { locale, state } = view;
  const words = recoveryWords(locale).plan;
  if (state.aim.kind === "forgotten_password") return <PasswordPlanScreen view={view} />;
  if (state.aim.kind !== "change_number") redirect(recoveryPath(locale, "identity"));
  const { belongings } = state;
  const plan = planFor({ belongings, shown: [], uncounted: [] }, portal().ports.policy.waits);
  const isOrdinary = plan.row === "ordinary";
  const next = recoveryPath(locale, "identity");
  return (
    <FlowPage
      back={recoveryStartPath(locale)}
      limit={timeLimitOf(view, moreTimeAction)}
      locale={locale}
      title={words.title}
    >
      <Answer locale={locale} plan={plan} />
      <PlanLines heading={words.needsHeading} id="needs" lines={needsOf(locale, plan)} />
      <PlanLines heading={words.stepsHeading} id="steps" isOrdered lines={stepsOf(locale, plan)} />
      <div className="actions">
        {isOrdinary ? <ButtonLink href={`/${locale}/account/mobile`}>{words.signedInWay}</ButtonLink> : null}
        <ButtonLink href={next} tone={isOrdinary ? "secondary" : "primary"}>
          {vocabulary(locale).next}
        </ButtonLink>
        {belongings.includes("password") ? (
          <a className="button button-quiet" href={`/${locale}/recovery/mobile`}>
            {words.absherWay}
          </a>
        ) : null}
      </div>
      <PlanLines heading={words.protectionHeading} id="protection" lines={words.protection} />
      <p>
        <a href={recoveryStartPath(locale)}>{words.otherwise}</a>
      </p>
    </FlowPage>
  );
}

function Answer({ locale, plan }: { readonly locale: Locale; readonly plan: RecoveryPlan }) {
  const words = recoveryWords(locale).plan;
  const duration = (ms: number) => durationWords(ms, locale, "oblique");
  return (
    <Notice tone="info">
      <p className="notice-title">
        {plan.waitMs === 0 ? words.atOnce : fill(words.later, { duration: duration(plan.waitMs) })}
      </p>
      {plan.freshSimWaitMs === plan.waitMs ? null : (
        <p>{fill(words.freshSim, { duration: duration(plan.freshSimWaitMs) })}</p>
      )}
      {plan.ownedNumberWaitMs === plan.waitMs ? null : (
        <p>{fill(words.ownedNumber, { duration: duration(plan.ownedNumberWaitMs) })}</p>
      )}
      {plan.row === "ordinary" ? <p>{words.signedIn}</p> : null}
    </Notice>
  );
}

function needsOf(locale: Locale, plan: RecoveryPlan): readonly string[] {
  const words = recoveryWords(locale).plan;
  return [vocabulary(locale).signInName, words.needsNumber, ...plan.needs.map((proof) => words.needs[proof])];
}

function stepsOf(locale: Locale, plan: RecoveryPlan): readonly string[] {
  const words = recoveryWords(locale).plan;
  return plan.newPassword ? [...words.steps, words.stepPassword] : words.steps;
}
