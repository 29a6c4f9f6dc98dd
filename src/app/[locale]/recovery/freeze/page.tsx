import { currentLocale } from "#lib/i18n/current-locale.ts";
import { AimScreen } from "../aim-screen.tsx";
import { titled } from "../title.ts";

export const generateMetadata = titled((words) => words.aims.freeze_account.title);

/** Freezing without a hold code. */
export default async function FreezePage() {
  const locale = await currentLocale();
  return <AimScreen aim={{ kind: "freeze_account" }} asked={["password"]} back={`/${locale}/freeze`} locale={locale} />;
}
