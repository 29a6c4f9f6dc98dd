import { recoveryWords } from "#lib/i18n/messages/recovery/words.ts";
import { showTotpAction } from "../evidence-actions.ts";
import { FactorScreen } from "../factor-screen.tsx";
import { readTask } from "../queries.ts";
import { titled } from "../title.ts";

export const generateMetadata = titled((words) => words.totp.title);

/** A code of the authenticator app. */
export default async function AuthenticatorPage() {
  const view = await readTask("totp");
  return <FactorScreen action={showTotpAction} factor="totp" view={view} words={recoveryWords(view.locale).totp} />;
}
