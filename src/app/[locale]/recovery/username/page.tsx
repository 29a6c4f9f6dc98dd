import { currentLocale } from "#lib/i18n/current-locale.ts";
import { AimScreen } from "../aim-screen.tsx";
import { recoveryStartPath } from "../paths.ts";
import { titled } from "../title.ts";

export const generateMetadata = titled((words) => words.aims.find_username.title);

/** A forgotten username, and that nobody needs it: the ID number signs in as well. */
export default async function UsernamePage() {
  const locale = await currentLocale();
  return <AimScreen aim={{ kind: "find_username" }} asked={[]} back={recoveryStartPath(locale)} locale={locale} />;
}
