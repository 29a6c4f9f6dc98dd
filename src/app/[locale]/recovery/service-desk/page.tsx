import { recoveryWords } from "#lib/i18n/messages/recovery/words.ts";
import { showDeskCodeAction } from "../evidence-actions.ts";
import { FactorScreen } from "../factor-screen.tsx";
import { readTask } from "../queries.ts";
import { titled } from "../title.ts";

export const generateMetadata = titled((words) => words.inPerson.title);

/** A code that a service desk gave the person. */
export default async function DeskCodePage() {
  const view = await readTask("in_person");
  const words = recoveryWords(view.locale).inPerson;
  return <FactorScreen action={showDeskCodeAction} factor="in_person" view={view} words={words} />;
}
