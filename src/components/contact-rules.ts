import { type EmailShapeRefusal, emailRules, foldEmail } from "#lib/domain/email-shape.ts";
import { foldMobile, type MobileShapeRefusal, saudiMobileRules, toDialled } from "#lib/domain/mobile-shape.ts";
import type { ComponentWords } from "#lib/i18n/messages/components/words.ts";
import type { LiveRule } from "./live-rules.ts";
import { ruleLines } from "./rule-lines.ts";

type MobileLine = keyof ComponentWords["mobileRules"];
type EmailLine = keyof ComponentWords["emailRules"];

/** On which line of the checklist each rule is told; every rule has one. */
const MOBILE_LINES: Readonly<Record<MobileShapeRefusal["code"], MobileLine>> = {
  mobile_malformed: "digits",
  mobile_unknown_prefix: "start",
  mobile_too_short: "length",
  mobile_too_long: "length",
};

const MOBILE_LINES_BESIDE_COUNTRY: typeof MOBILE_LINES = {
  mobile_malformed: "digits",
  mobile_unknown_prefix: "ifSaudi",
  mobile_too_short: "ifSaudi",
  mobile_too_long: "ifSaudi",
};

const EMAIL_LINES: Readonly<Record<EmailShapeRefusal["code"], EmailLine>> = {
  email_name_unreadable: "name",
  email_without_at: "at",
  email_domain_incomplete: "domain",
  email_too_long: "domain",
};

/** The checklist of a Saudi mobile number, however it is typed; that no operator has its prefix, the server alone tells. */
export function mobileChecklist(words: ComponentWords["mobileRules"]): readonly LiveRule[] {
  const told = saudiMobileRules.map(({ code, holds }) => ({
    line: MOBILE_LINES[code],
    holds: (value: string) => holds(toDialled(foldMobile(value))),
  }));
  return ruleLines(told, words);
}

/** The checklist of a number beside the list of countries that is named `country`; what other countries' numbers look like, the server alone tells. */
export function mobileChecklistBeside(country: string, words: ComponentWords["mobileRules"]): readonly LiveRule[] {
  const told = saudiMobileRules.map(({ code, holds }) => ({
    line: MOBILE_LINES_BESIDE_COUNTRY[code],
    holds: (value: string, typed: (name: string) => string) =>
      (code !== "mobile_malformed" && typed(country) !== "SA") || holds(toDialled(foldMobile(value))),
  }));
  return ruleLines(told, words);
}

/** The checklist of an e-mail address. */
export function emailChecklist(words: ComponentWords["emailRules"]): readonly LiveRule[] {
  const told = emailRules.map(({ code, holds }) => ({
    line: EMAIL_LINES[code],
    holds: (value: string) => holds(foldEmail(value)),
  }));
  return ruleLines(told, words);
}
