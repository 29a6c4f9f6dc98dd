import { currentLocale } from "#lib/i18n/current-locale.ts";
import { serviceDeskWords } from "#lib/i18n/messages/service-desk/words.ts";
import { EnrolledScreen } from "../enrolled-screen.tsx";

export { enrolledTitle as generateMetadata } from "../enrolled-screen.tsx";

/** A later officer has enrolled and waits for two desks. */
export default async function EnrolmentWaitingPage() {
  const locale = await currentLocale();
  return <EnrolledScreen locale={locale} next={serviceDeskWords(locale).enrolledLater} />;
}
