import type { ReactNode } from "react";
import { Form } from "#components/form.tsx";
import { SubmitButton } from "#components/submit-button.tsx";
import { channelCode } from "#lib/domain/recovery/owner-steps.ts";
import type { Channel, RecoveryAt } from "#lib/domain/recovery/state.ts";
import { recoveryWords } from "#lib/i18n/messages/recovery/words.ts";
import { OneTimeCodeForms } from "../../code-forms.tsx";
import { enterChannelCodeAction, sendChannelCodeAction } from "./evidence-actions.ts";
import { OwnerPage } from "./owner-page.tsx";
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
    <OwnerPage help={sent === null ? words.help : words.sent} title={words.title} view={view}>
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
    </OwnerPage>
  );
}
