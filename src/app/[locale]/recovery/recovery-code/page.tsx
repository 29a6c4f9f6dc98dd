import { recoveryWords } from "#lib/i18n/messages/recovery/words.ts";
import { showRecoveryCodeAction } from "../evidence-actions.ts";
import { FactorScreen } from "../factor-screen.tsx";
import { readTask } from "../queries.ts";
import { titled } from "../title.ts";

export const generateMetadata = titled((words) => words.recoveryCode.title);

/** One of the printed codes. */
export default async function RecoveryCodePage() {
  const view = await readTask("recovery_code");
  const words = recoveryWords(view.locale).recoveryCode;
  return <FactorScreen action={showRecoveryCodeAction} factor="recovery_code" view={view} words={words} />;
}
