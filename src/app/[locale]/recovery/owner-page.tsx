import type { ReactNode } from "react";
import { FlowPage } from "#components/flow-page.tsx";
import { Notice } from "#components/notice.tsx";
import type { RecoveryAt } from "#lib/domain/recovery/state.ts";
import { recoveryWords } from "#lib/i18n/messages/recovery/words.ts";
import { timeLimitOf } from "../../time-limit.ts";
import { moreTimeAction } from "./actions.ts";
import type { RecoveryView } from "./queries.ts";

type OwnerPageProps = {
  readonly view: RecoveryView<RecoveryAt<"owner_proved">>;
  readonly title: string;
  readonly help: string;
  readonly children: ReactNode;
};

/** A page of who has proved a number of their own. It says what of their evidence does not count, as soon as that is known. */
export function OwnerPage({ view, title, help, children }: OwnerPageProps) {
  const { locale, state } = view;
  const { heading, goOn, ...words } = recoveryWords(locale).uncounted;
  const said: Readonly<Record<string, string>> = words;
  const lines = state.owner.uncounted.flatMap((proof) => said[proof] ?? []);
  return (
    <FlowPage help={help} limit={timeLimitOf(view, moreTimeAction)} locale={locale} title={title}>
      {lines.length === 0 ? null : (
        <Notice title={heading} tone="warning">
          <ul className="list-disc ps-6">
            {lines.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
          <p>{goOn}</p>
        </Notice>
      )}
      {children}
    </FlowPage>
  );
}
