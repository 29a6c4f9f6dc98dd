import type { ReactNode } from "react";
import { FlowPage } from "#components/flow-page.tsx";
import { Form } from "#components/form.tsx";
import { SubmitButton } from "#components/submit-button.tsx";
import { channelCode } from "#lib/domain/recovery/owner-steps.ts";
import type { Channel, RecoveryAt } from "#lib/domain/recovery/state.ts";
import { recoveryWords } from "#lib/i18n/messages/recovery/words.ts";
import { OneTimeCodeForms } from "../../code-forms.tsx";
import { timeLimitOf } from "../../time-limit.ts";
import { moreTimeAction } from "./actions.ts";
import { enterChannelCodeAction, sendChannelCodeAction } from "./evidence-actions.ts";
import type { RecoveryView } from "./queries.ts";

type ChannelScreenProps = {
  readonly view: RecoveryView<RecoveryAt<"owner_proved">>;
  readonly channel: Channel;
  readonly words: { readonly title: string; readonly help: string; readonly sent: string };
  /** The way on without this channel. */
  readonly children: ReactNode;
};

/** One channel's code: asked for by a button first, since a message costs the person an interruption, then typed. */
export function ChannelScreen({ view, channel, words, children }: ChannelScreenProps) {
  const { locale, state } = view;
  const sent = channelCode(state.owner, channel);
  const common = recoveryWords(locale).channel;
  return (
    <FlowPage
      help={sent === null ? words.help : words.sent}
      limit={timeLimitOf(view, moreTimeAction)}
      locale={locale}
      title={words.title}
    >
      {sent === null ? (
        <Form action={sendChannelCodeAction.bind(null, channel)} id="send">
          <SubmitButton>{common.send}</SubmitButton>
        </Form>
      ) : (
        <OneTimeCodeForms
          code={sent.code}
          enter={enterChannelCodeAction.bind(null, channel)}
          notArriving={common.notArrivingHelp}
          resend={sendChannelCodeAction.bind(null, channel)}
          view={view}
        />
      )}
      {children}
    </FlowPage>
  );
}
