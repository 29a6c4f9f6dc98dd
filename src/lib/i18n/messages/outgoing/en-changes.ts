import { momentInWords } from "#lib/i18n/dates.ts";

import { mail, shortly, stopAt, typed } from "./en-parts.ts";
import type { ChangeTemplate, OutgoingWords } from "./words.ts";

/** What the portal says of a change of number, in English. */
export const enChanges = {
  mobile_change_requested_notice: {
    sms: ({ holdCode, effectAt }) =>
      `Nafidha will change your mobile on ${shortly(effectAt)}. Not you? Type ${typed(holdCode)} on the Freeze account page.`,
    email: (notice, { freeze }) =>
      mail(
        "A change of your mobile number was requested",
        "A change of the mobile number in your account was requested.",
        `It takes effect on ${momentInWords(notice.effectAt, "en")}.`,
        "If you requested it, there is nothing to do.",
        "If you did not, stop it now.",
        stopAt(notice, freeze),
      ),
  },
  mobile_change_halfway_notice: {
    sms: ({ holdCode, effectAt }) =>
      `Reminder: Nafidha changes your mobile on ${shortly(effectAt)}. Not you? Type ${typed(holdCode)} on the Freeze account page.`,
    email: (notice, { freeze }) =>
      mail(
        "Reminder: your mobile number will change",
        "Half of the wait for the change of your mobile number is over.",
        `It takes effect on ${momentInWords(notice.effectAt, "en")}.`,
        "If you did not request it, stop it now.",
        stopAt(notice, freeze),
      ),
  },
  mobile_change_completed_notice: {
    sms: ({ holdCode }) =>
      `Your Nafidha mobile number has changed. Not you? Freeze the account: type ${typed(holdCode)} on the Freeze account page.`,
    email: (hold, { freeze }) =>
      mail(
        "Your mobile number has changed",
        "The mobile number in your Nafidha account has changed.",
        "If you changed it, there is nothing to do.",
        "If you did not, freeze the account now.",
        stopAt(hold, freeze),
      ),
  },
  mobile_change_daily_notice: {
    sms: ({ holdCode, effectAt }) =>
      `Nafidha will change your mobile on ${shortly(effectAt)}. Not you? Type ${typed(holdCode)} on the Freeze account page.`,
    email: (notice, { freeze }) =>
      mail(
        "Daily reminder: your mobile number will change",
        "A change of the mobile number in your account was requested. We remind you every day until then.",
        `It takes effect on ${momentInWords(notice.effectAt, "en")}.`,
        "If you did not request it, stop it now.",
        stopAt(notice, freeze),
      ),
  },
  mobile_change_contested_notice: {
    sms: ({ holdCode, effectAt }) =>
      `The change of your Nafidha mobile on ${shortly(effectAt)} is contested. Not you? Type ${typed(holdCode)} on the Freeze account page.`,
    email: (notice, { freeze }) =>
      mail(
        "The change of your mobile number is contested",
        "A second request asked for another number than the first.",
        `The first one now takes effect on ${momentInWords(notice.effectAt, "en")}. A service desk can settle it before that.`,
        "If you did not request it, stop it now.",
        stopAt(notice, freeze),
      ),
  },
  mobile_change_cancelled_notice: {
    sms: () => "The change of your Nafidha mobile number was cancelled. The number stays as it is.",
    email: () =>
      mail(
        "The change of your mobile number was cancelled",
        "The change of the mobile number in your Nafidha account was cancelled.",
        "The number stays as it is.",
      ),
  },
  mobile_change_undone_notice: {
    sms: ({ holdCode }) =>
      `Your Nafidha mobile number was changed back. Not you? Freeze the account: type ${typed(holdCode)} on the Freeze account page.`,
    email: (hold, { freeze }) =>
      mail(
        "Your earlier mobile number is back",
        "The change of your mobile number was undone, and everything is as it was before it.",
        "Every session has ended. Please sign in again.",
        "Passkeys, apps and recovery codes that were added since the request were removed.",
        "If you did not ask for this, freeze the account now.",
        stopAt(hold, freeze),
      ),
  },
  mobile_change_undone_frozen_notice: {
    sms: () =>
      "Your Nafidha number change was undone and the account frozen: your old number is not yours now. Open “I lost my phone”.",
    email: (_content, { lostPhone }) =>
      mail(
        "The change was undone and the account is frozen",
        "The change of your mobile number was undone.",
        "Your earlier number is not registered in your name now. It was not put back, and the account is frozen.",
        `To use your account, register a number of yours on the page “I lost my phone”:\n${lostPhone}`,
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
} satisfies Pick<OutgoingWords, ChangeTemplate>;
