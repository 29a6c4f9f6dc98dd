import { recoveryWords } from "#lib/i18n/messages/recovery/words.ts";
import { CannotShow } from "../cannot-show.tsx";
import { ChannelScreen } from "../channel-screen.tsx";
import { readTask } from "../queries.ts";
import { titled } from "../title.ts";

export const generateMetadata = titled((words) => words.oldSim.title);

/** A code to the number on file. */
export default async function OldSimPage() {
  const view = await readTask("old_sim");
  const words = recoveryWords(view.locale).oldSim;
  return (
    <ChannelScreen channel="old_sim" view={view} words={words}>
      <CannotShow label={words.cannot} locale={view.locale} proof="old_sim" />
    </ChannelScreen>
  );
}
