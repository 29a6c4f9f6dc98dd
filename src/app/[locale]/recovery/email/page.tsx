import { recoveryWords } from "#lib/i18n/messages/recovery/words.ts";
import { CannotShow } from "../cannot-show.tsx";
import { ChannelScreen } from "../channel-screen.tsx";
import { readTask } from "../queries.ts";
import { titled } from "../title.ts";

export const generateMetadata = titled((words) => words.email.title);

/** A code to the confirmed e-mail on file. */
export default async function EmailPage() {
  const view = await readTask("email");
  const words = recoveryWords(view.locale).email;
  return (
    <ChannelScreen channel="email" view={view} words={words}>
      <CannotShow label={words.cannot} locale={view.locale} proof="email" />
    </ChannelScreen>
  );
}
