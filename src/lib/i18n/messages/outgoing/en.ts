import type { FactorKind } from "#lib/domain/factors/factor.ts";
import type { DeskAct } from "#lib/domain/outgoing-message.ts";
import { momentInWords } from "#lib/i18n/dates.ts";
import { enChanges } from "./en-changes.ts";
import { enCredentials } from "./en-credentials.ts";
import { mail, shortly, stopBy, typed } from "./en-parts.ts";
import type { OutgoingWords } from "./words.ts";

const NEVER_ASKED = "Nobody from Nafidha will ask you for this code. Do not share it.";

const added = (factor: FactorKind): string => {
  if (factor === "totp") return "An authenticator app was added";
  return factor === "recovery_code" ? "Printed recovery codes were added" : "A passkey was added";
};

const removed = (factor: FactorKind): string => {
  if (factor === "totp") return "The authenticator app was removed";
  return factor === "recovery_code" ? "The printed recovery codes were removed" : "A passkey was removed";
};

const replaced = (factor: FactorKind): string => {
  if (factor === "totp") return "The authenticator app was replaced";
  return factor === "recovery_code" ? "The recovery codes were replaced" : "A passkey was replaced";
};

const NOT_YOU = "Not you? Freeze it on the Freeze account page.";

/** The English words of what the portal sends. */
const atTheDesk = (act: DeskAct): string => {
  if (act === "looked_up") return "A service-desk officer looked at your account";
  if (act === "confirmed") return "Your account was confirmed at a service desk";
  return act === "code_issued"
    ? "A service desk issued a code for your account"
    : "A second desk approved a code for your account";
};

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
  freeze_code: {
    sms: ({ code }) => `Freeze code ${code}. Do not share.`,
    email: ({ code }) =>
      mail(
        "The code to freeze your account",
        `The code to freeze your account: ${code}`,
        "Someone asked on the page “Freeze account” to freeze your account. The code works once, for five minutes.",
        `${NEVER_ASKED} If you did not ask for it, give it to nobody, and nothing is frozen.`,
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
  consent_withdrawn_notice: {
    sms: () =>
      "Your consent to send data to a site was withdrawn in your Nafidha account. Not you? Use the Freeze account page.",
    email: ({ site }, { freeze }) =>
      mail(
        "Your consent for a site was withdrawn",
        `Your consent to send your data to this site was withdrawn:\n${site}`,
        "It receives nothing from us any more, and you are signed out of it. If you go back to it, we ask you again.",
        `If it was not you, freeze the account now on the page “Freeze account”:\n${freeze}`,
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
  factor_replaced_notice: {
    sms: ({ factor }) => `${replaced(factor)} in your Nafidha account. ${NOT_YOU}`,
    email: ({ factor }, { freeze }) =>
      mail(
        `${replaced(factor)}`,
        `${replaced(factor)} in your Nafidha account. What was there before works no longer.`,
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
  ...enChanges,
  desk_notice: {
    sms: ({ act }) => `Nafidha: ${atTheDesk(act)}. Not there? Freeze it on the Freeze account page.`,
    email: ({ act }, { freeze }) =>
      mail(
        atTheDesk(act),
        `${atTheDesk(act)} at Nafidha.`,
        "If you were at the desk, there is nothing to do.",
        `If you were not, freeze the account now on the Freeze account page:\n${freeze}`,
      ),
  },
  account_frozen_notice: {
    sms: () => "Your Nafidha account was frozen. Every session has ended, and nobody can sign in while it is frozen.",
    email: () =>
      mail(
        "Your Nafidha account is frozen",
        "Your account was frozen, and every session on every site has ended.",
        "Nobody can sign in while it is frozen.",
      ),
  },
  account_thawed_notice: {
    sms: () => "The freeze of your Nafidha account was lifted. Not you? Freeze it again on the Freeze account page.",
    email: (_content, { freeze }) =>
      mail(
        "The freeze of your account was lifted",
        "The freeze of your Nafidha account was lifted, and signing in is possible again.",
        `If you did not lift it, freeze it again:\n${freeze}`,
      ),
  },
  phone_stolen_notice: {
    sms: () =>
      "Your phone was reported stolen. Its number stops nothing in your Nafidha account until it gets a new SIM.",
    email: (_content, { freeze }) =>
      mail(
        "Your phone was reported stolen",
        "The number of the stolen phone stops nothing in your account until it gets a new SIM.",
        `If you did not report it, freeze the account now:\n${freeze}`,
      ),
  },
  weak_rows_off_notice: {
    sms: ({ effectAt }) =>
      `Recovery of your Nafidha account by ID details ends on ${shortly(effectAt)}. Not you? Sign in and take it back.`,
    email: ({ effectAt }) =>
      mail(
        "Recovery by ID details will be switched off",
        "Your account will no longer be recovered by ID details alone, nor by them and your email.",
        `This takes effect on ${momentInWords(effectAt, "en")}. After that only a service desk can reverse it.`,
        "If you did not ask for it, sign in and take it back before then.",
      ),
  },
  weak_rows_on_notice: {
    sms: () =>
      "Your Nafidha account can be recovered by ID details again. Not you? Freeze it on the Freeze account page.",
    email: (_content, { freeze }) =>
      mail(
        "Recovery by ID details is on again",
        "Your Nafidha account can be recovered by ID details again.",
        `If you did not ask for it, freeze the account now:\n${freeze}`,
      ),
  },
  password_set_notice: {
    sms: () => "Your Nafidha account has a new password. Not you? Freeze the account on the Freeze account page.",
    email: (_content, { freeze }) =>
      mail(
        "Your account has a new password",
        "A new password was set for your Nafidha account, and every session has ended.",
        `If you did not set it, freeze the account now:\n${freeze}`,
      ),
  },
  username_shown_notice: {
    sms: () =>
      "Your Nafidha username was shown to who proved your number. Not you? Freeze it on the Freeze account page.",
    email: (_content, { freeze }) =>
      mail(
        "Your username was shown",
        "Your username was shown to someone who proved, by a code, that your number on file is with them. Nothing was changed.",
        `If it was not you, freeze the account now:\n${freeze}`,
      ),
  },
  username_reminder: {
    sms: ({ username }) => `Your Nafidha username: ${username}\nIt was asked for with a number in your name.`,
    email: ({ username }, { freeze }) =>
      mail(
        "Your username",
        `The username of your Nafidha account:\n${username}\n\nIt was asked for by someone who proved a mobile number in your name. Nothing was changed.`,
        `If you did not ask for it, freeze the account:\n${freeze}`,
      ),
  },
  ...enCredentials,
} satisfies OutgoingWords;
