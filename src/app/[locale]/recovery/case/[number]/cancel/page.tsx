import { notFound } from "next/navigation";
import { CASE_NUMBER } from "#lib/domain/recovery/aim.ts";
import { currentLocale } from "#lib/i18n/current-locale.ts";
import { casePath } from "../../../../../mobile-change/paths.ts";
import { AimScreen } from "../../../aim-screen.tsx";
import { titled } from "../../../title.ts";

export const generateMetadata = titled((words) => words.aims.cancel_change.title);

/** Cancelling a change that has not taken effect. Whose case it is shows only once a number of one's own is proved. */
export default async function CancelPage({ params }: { readonly params: Promise<{ number: string }> }) {
  const locale = await currentLocale();
  const { number } = await params;
  if (!CASE_NUMBER.test(number)) notFound();
  return (
    <AimScreen
      aim={{ kind: "cancel_change", caseNumber: number }}
      asked={["old_sim", "password", "email", "passkey", "totp", "recovery_code", "in_person"]}
      back={casePath(locale, number)}
      locale={locale}
    />
  );
}
