import type { FactorKind } from "#lib/domain/factors/factor.ts";
import type { Instant } from "#lib/domain/result.ts";
import { gregorianDate, momentInWords, timeInWords } from "#lib/i18n/dates.ts";
import type { MailWords, OutgoingWords } from "./words.ts";

/** A moment in few units, for an SMS. */
const shortly = (at: Instant) => `${gregorianDate(at, "en")} ${timeInWords(at, "en")}`;

const typed = (holdCode: string) => `${holdCode.slice(0, 4)}-${holdCode.slice(4)}`;

const mail = (subject: string, ...paragraphs: readonly string[]): MailWords => ({
  subject,
  text: [...paragraphs, "Nafidha"].join("\n\n"),
});

const stopBy = (holdCode: string, page: string) =>
  `Hold code: ${typed(holdCode)}\nType it on the page “Freeze account”:\n${page}`;

const NEVER_ASKED = "Nobody from Nafidha will ask you for this code. Do not share it.";

const added = (factor: FactorKind): string => {
  if (factor === "totp") return "An authenticator app was added";
  return factor === "recovery_code" ? "Printed recovery codes were added" : "A passkey was added";
};

const removed = (factor: FactorKind): string => {
  if (factor === "totp") return "The authenticator app was removed";
  return factor === "recovery_code" ? "The printed recovery codes were removed" : "A passkey was removed";
};

const NOT_YOU = "Not you? Freeze it on the Freeze account page.";

/** The English words of what the portal sends. */
export const en = {
  registration_code: { sms: ({ code }) => `Activation code ${code}. Do not share.` },
  sign_in_code: { sms: ({ code }) => `Sign-in code ${code}. Do not share.` },
  mobile_change_code: { sms: ({ code }) => `Phone change code ${code}. Do not share.` },
  email_code: {
    email: ({ code }) =>
      mail(
        "The code to confirm your email",
        `The code to confirm your email: ${code}`,
        "It works once, for five minutes.",
        `${NEVER_ASKED} If you did not ask for it, there is nothing to do.`,
      ),
  },
  account_recovery_code: {
    sms: ({ code }) => `Lost phone code ${code}. Do not share.`,
    email: ({ code }) =>
      mail(
        "The code to recover your account",
        `The code to recover your account: ${code}`,
        "Someone asked to recover your account and proved a mobile number in your name. The code works once, for five minutes.",
        `${NEVER_ASKED} If you did not ask for it, give it to nobody.`,
      ),
  },
  new_account_notice: {
    sms: ({ holdCode }) =>
      `A Nafidha account was created with your ID. Not you? Freeze it: type ${typed(holdCode)} on the Freeze account page.`,
    email: ({ holdCode }, { freeze }) =>
      mail(
        "A Nafidha account was created with your ID",
        "A Nafidha account was created with your national ID.",
        "If you created it, there is nothing to do.",
        "If you did not, freeze it now. It stays frozen until you visit the service desk.",
        stopBy(holdCode, freeze),
      ),
  },
  sign_in_attempts_notice: {
    sms: () =>
      "Sign-ins to your Nafidha account failed. Not you? Share no code that you receive. Your account works as usual.",
    email: () =>
      mail(
        "Failed sign-ins to your account",
        "Several sign-ins to your Nafidha account failed.",
        "If it was not you, share no code that you receive. Your account works as usual.",
      ),
  },
  mobile_change_requested_notice: {
    sms: ({ holdCode, effectAt }) =>
      `Nafidha will change your mobile on ${shortly(effectAt)}. Not you? Type ${typed(holdCode)} on the Freeze account page.`,
    email: ({ holdCode, effectAt }, { freeze }) =>
      mail(
        "A change of your mobile number was requested",
        "A change of the mobile number in your account was requested.",
        `It takes effect on ${momentInWords(effectAt, "en")}.`,
        "If you requested it, there is nothing to do.",
        "If you did not, stop it now.",
        stopBy(holdCode, freeze),
      ),
  },
  mobile_change_halfway_notice: {
    sms: ({ holdCode, effectAt }) =>
      `Reminder: Nafidha changes your mobile on ${shortly(effectAt)}. Not you? Type ${typed(holdCode)} on the Freeze account page.`,
    email: ({ holdCode, effectAt }, { freeze }) =>
      mail(
        "Reminder: your mobile number will change",
        "Half of the wait for the change of your mobile number is over.",
        `It takes effect on ${momentInWords(effectAt, "en")}.`,
        "If you did not request it, stop it now.",
        stopBy(holdCode, freeze),
      ),
  },
  mobile_change_completed_notice: {
    sms: ({ holdCode }) =>
      `Your Nafidha mobile number has changed. Not you? Freeze the account: type ${typed(holdCode)} on the Freeze account page.`,
    email: ({ holdCode }, { freeze }) =>
      mail(
        "Your mobile number has changed",
        "The mobile number in your Nafidha account has changed.",
        "If you changed it, there is nothing to do.",
        "If you did not, freeze the account now.",
        stopBy(holdCode, freeze),
      ),
  },
  mobile_change_held_notice: {
    sms: ({ effectAt }) =>
      `The change of your Nafidha mobile was put on hold. It will not take effect before ${shortly(effectAt)}.`,
    email: ({ effectAt }) =>
      mail(
        "The change of your mobile number is on hold",
        "Someone put the change of your mobile number on hold with a hold code.",
        `It will not take effect before ${momentInWords(effectAt, "en")}.`,
      ),
  },
  mobile_moved_away_notice: {
    sms: () =>
      "Your Nafidha mobile now belongs to someone else, so no codes go to it. Change it on the page “I lost my phone”.",
    email: (_content, { lostPhone }) =>
      mail(
        "Your mobile number is no longer yours",
        "The mobile number in your account is now registered to someone else, so no codes go to it.",
        `To use your account, change the number on the page “I lost my phone”:\n${lostPhone}`,
      ),
  },
  recovery_code_used_notice: {
    sms: () =>
      "A printed recovery code of your Nafidha account was used. Not you? Freeze it on the Freeze account page.",
    email: (_content, { freeze }) =>
      mail(
        "A recovery code was used",
        "One of the printed recovery codes of your Nafidha account was used.",
        "If it was you, there is nothing to do. That code works no longer.",
        `If it was not, freeze the account now on the page “Freeze account”:\n${freeze}`,
      ),
  },
  factor_added_notice: {
    sms: ({ factor }) => `${added(factor)} to your Nafidha account. ${NOT_YOU}`,
    email: ({ factor }, { freeze }) =>
      mail(
        `${added(factor)} to your account`,
        `${added(factor)} to your Nafidha account.`,
        "If it was you, there is nothing to do.",
        `If it was not, freeze the account now on the page “Freeze account”:\n${freeze}`,
      ),
  },
  factor_removed_notice: {
    sms: ({ factor }) => `${removed(factor)} from your Nafidha account. ${NOT_YOU}`,
    email: ({ factor }, { freeze }) =>
      mail(
        `${removed(factor)} from your account`,
        `${removed(factor)} from your Nafidha account.`,
        "If it was you, there is nothing to do.",
        `If it was not, freeze the account now on the page “Freeze account”:\n${freeze}`,
      ),
  },
  account_frozen_notice: {
    sms: () =>
      "Your Nafidha account was frozen with a hold code. Every session has ended, and nobody can sign in while it is frozen.",
    email: () =>
      mail(
        "Your Nafidha account is frozen",
        "Your account was frozen with a hold code, and every session on every site has ended.",
        "Nobody can sign in while it is frozen.",
      ),
  },
} satisfies OutgoingWords;
