import type { LossOutcome, LossRow } from "#lib/domain/mobile-change/lost-phone.ts";
import { fill } from "#lib/i18n/catalogue.ts";
import { durationWords } from "#lib/i18n/durations.ts";
import type { Locale } from "#lib/i18n/locales.ts";
import { securityWords } from "#lib/i18n/messages/security/words.ts";

const afterWords = (locale: Locale, template: string, ms: number): string =>
  fill(template, { duration: durationWords(ms, locale, "oblique") });

/** How soon, in words. */
export function outcomeWords(locale: Locale, outcome: LossOutcome | null): string {
  const words = securityWords(locale).loss;
  if (outcome === null) return words.inPersonOnly;
  return outcome.waitMs === 0 ? words.atOnce : afterWords(locale, words.after, outcome.waitMs);
}

/** What is added where a SIM of today waits longer, and where a new password follows. */
export function outcomeDetails(locale: Locale, outcome: LossOutcome | null): string {
  if (outcome === null) return "";
  const words = securityWords(locale).loss;
  const { waitMs, waitWithFreshSimMs, newPassword } = outcome;
  const fresh = waitWithFreshSimMs > waitMs ? afterWords(locale, words.withFreshSim, waitWithFreshSimMs) : "";
  return [fresh, newPassword ? words.newPassword : ""].filter((text) => text !== "").join(" ");
}

/** Each way of a row, and whether the person has what it needs. */
export function wayWords(locale: Locale, { ways }: LossRow): readonly string[] {
  const words = securityWords(locale).loss;
  return ways.map(({ proofs, state }) => {
    const [one = "", other] = proofs.map((proof) => words.proofs[proof]);
    const way = other === undefined ? one : fill(words.both, { one, other });
    return fill(words.states[state], { way });
  });
}
