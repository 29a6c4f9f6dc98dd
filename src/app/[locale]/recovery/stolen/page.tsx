import { currentLocale } from "#lib/i18n/current-locale.ts";
import { AimScreen } from "../aim-screen.tsx";
import { titled } from "../title.ts";

export const generateMetadata = titled((words) => words.aims.report_stolen_phone.title);

/** Saying that the phone was stolen. */
export default async function StolenPage() {
  const locale = await currentLocale();
  return (
    <AimScreen
      aim={{ kind: "report_stolen_phone" }}
      asked={["passkey", "recovery_code", "in_person"]}
      back={`/${locale}/freeze`}
      locale={locale}
    />
  );
}
