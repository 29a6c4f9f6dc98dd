import type { CheckCard } from "#components/check-cards.tsx";
import type { IconName } from "#components/icon.tsx";
import { BELONGINGS, type Belonging } from "#lib/domain/recovery/belongings.ts";
import type { Locale } from "#lib/i18n/locales.ts";
import { recoveryWords } from "#lib/i18n/messages/recovery/words.ts";

const ICONS: Readonly<Record<Belonging | "nothing", IconName>> = {
  old_sim: "sim",
  password: "key",
  email: "mail",
  passkey: "fingerprint",
  totp: "phone",
  recovery_code: "document",
  in_person: "account",
  known_device: "device",
  nothing: "nothing",
};

/** The cards of "what do you still have?", the last of them for nothing. */
export function belongingCards(locale: Locale): readonly CheckCard[] {
  const words = recoveryWords(locale).belongings;
  return [...BELONGINGS, "nothing" as const].map((name) => ({ name, icon: ICONS[name], ...words[name] }));
}
