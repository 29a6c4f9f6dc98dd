import { ButtonLink } from "#components/button-link.tsx";
import { FlowPage } from "#components/flow-page.tsx";
import { Notice } from "#components/notice.tsx";
import { type PasswordPlan, passwordPlanFor } from "#lib/domain/recovery/password-plan.ts";
import type { RecoveryAt } from "#lib/domain/recovery/state.ts";
import { fill } from "#lib/i18n/catalogue.ts";
import { durationWords } from "#lib/i18n/durations.ts";
import type { Locale } from "#lib/i18n/locales.ts";
import { recoveryWords } from "#lib/i18n/messages/recovery/words.ts";
import { vocabulary } from "#lib/i18n/messages/vocabulary/words.ts";
import { portal } from "#lib/portal.ts";
import { timeLimitOf } from "../../time-limit.ts";
import { moreTimeAction } from "./actions.ts";
import { aimPath, recoveryPath } from "./paths.ts";
import { PlanLines } from "./plan-lines.tsx";
import type { RecoveryView } from "./queries.ts";

type Begun = RecoveryView<RecoveryAt<"begun" | "code_sent" | "number_refused">>;

/** How soon a forgotten password is replaced with what the person has, what it needs and what happens, before anything is typed. */
export function PasswordPlanScreen({ view }: { readonly view: Begun }) {
  const { locale, state } = view;
  const words = recoveryWords(locale);
  const { waits } = portal().ports.policy;
  const plan = passwordPlanFor({ belongings: state.belongings, shown: [], uncounted: [] }, waits);
  const start = aimPath(locale, state.aim);
  return (
    <FlowPage back={start} limit={timeLimitOf(view, moreTimeAction)} locale={locale} title={words.plan.title}>
      <Notice tone="info">
        <p className="notice-title">{answerOf(locale, plan)}</p>
        {plan.mayWaitForNumber ? <p>{words.forgotten.newNumber}</p> : null}
      </Notice>
      <PlanLines heading={words.plan.needsHeading} id="needs" lines={needsOf(locale, plan)} />
      <PlanLines heading={words.plan.stepsHeading} id="steps" isOrdered lines={stepsOf(locale, plan)} />
      <div className="actions">
        <ButtonLink href={recoveryPath(locale, "identity")}>{vocabulary(locale).next}</ButtonLink>
      </div>
      <PlanLines heading={words.plan.protectionHeading} id="protection" lines={words.plan.protection} />
      <p>
        <a href={start}>{words.plan.otherwise}</a>
      </p>
    </FlowPage>
  );
}

function answerOf(locale: Locale, { waitMs }: PasswordPlan): string {
  const words = recoveryWords(locale).forgotten;
  return waitMs === 0 ? words.atOnce : fill(words.later, { duration: durationWords(waitMs, locale, "oblique") });
}

function needsOf(locale: Locale, plan: PasswordPlan): readonly string[] {
  const { forgotten, plan: words } = recoveryWords(locale);
  const needs = { ...words.needs, in_person: forgotten.needsDeskCode };
  return [vocabulary(locale).signInName, forgotten.needsNumber, ...plan.needs.map((proof) => needs[proof])];
}

function stepsOf(locale: Locale, plan: PasswordPlan): readonly string[] {
  const { steps, stepAtOnce, stepsLater } = recoveryWords(locale).forgotten;
  return plan.waitMs === 0 ? [...steps, stepAtOnce] : [...steps, ...stepsLater];
}
