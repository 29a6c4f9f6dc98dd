import { currentLocale } from "#lib/i18n/current-locale.ts";
import { AimScreen } from "../aim-screen.tsx";
import { titled } from "../title.ts";

export const generateMetadata = titled((words) => words.aims.weak_rows_on.title);

/** Opening the two weakest ways again, which takes a visit to a service desk. */
export default async function WeakRowsPage() {
  const locale = await currentLocale();
  return (
    <AimScreen
      aim={{ kind: "weak_rows_on" }}
      asked={[]}
      back={`/${locale}/account/security/lost-phone`}
      locale={locale}
    />
  );
}
