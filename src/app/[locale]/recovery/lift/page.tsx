import { currentLocale } from "#lib/i18n/current-locale.ts";
import { AimScreen } from "../aim-screen.tsx";
import { titled } from "../title.ts";

export const generateMetadata = titled((words) => words.aims.lift_freeze.title);

/** Lifting a freeze. */
export default async function LiftPage() {
  const locale = await currentLocale();
  return (
    <AimScreen
      aim={{ kind: "lift_freeze" }}
      asked={["old_sim", "password", "passkey", "totp", "recovery_code", "in_person"]}
      back={`/${locale}/freeze`}
      locale={locale}
    />
  );
}
