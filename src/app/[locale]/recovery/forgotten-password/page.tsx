import { currentLocale } from "#lib/i18n/current-locale.ts";
import { recoveryWords } from "#lib/i18n/messages/recovery/words.ts";
import { AimScreen } from "../aim-screen.tsx";
import { recoveryStartPath } from "../paths.ts";
import { titled } from "../title.ts";

export const generateMetadata = titled((words) => words.aims.forgotten_password.title);

/** A forgotten password, for who still has the number on file; the others are led to the change of number. */
export default async function ForgottenPasswordPage() {
  const locale = await currentLocale();
  const start = recoveryStartPath(locale);
  return (
    <AimScreen
      aim={{ kind: "forgotten_password" }}
      asked={["email", "passkey", "totp", "recovery_code", "in_person", "known_device"]}
      back={start}
      locale={locale}
    >
      <p>
        <a href={start}>{recoveryWords(locale).forgotten.withoutNumber}</a>
      </p>
    </AimScreen>
  );
}
