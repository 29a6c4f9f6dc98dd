import type { CaseGoal } from "#lib/domain/mobile-change/case-goal.ts";
import { momentInWords } from "#lib/i18n/dates.ts";
import { mail, shortly, stopAt, typed } from "./en-parts.ts";
import type { ChangeTemplate, OutgoingWords } from "./words.ts";

/** How what a case is for is called, as in the Arabic original. */
type GoalWords = {
  readonly short: string;
  readonly subject: string;
  readonly full: string;
  readonly will: string;
  readonly kept: string;
  readonly besides: string;
  readonly contest: string;
  readonly completed: { readonly sms: string; readonly subject: string; readonly text: string };
  readonly undone: { readonly sms: string; readonly subject: string; readonly text: string };
};

const GOALS: Readonly<Record<CaseGoal, GoalWords>> = {
  number: {
    short: "change of your Nafidha mobile",
    subject: "change of your mobile number",
    full: "change of the mobile number in your Nafidha account",
    will: "Nafidha will change your mobile",
    kept: "The number stays as it is.",
    besides: "",
    contest: "A second request asked for another number than the first.",
    completed: {
      sms: "Your Nafidha mobile number has changed.",
      subject: "Your mobile number has changed",
      text: "The mobile number in your Nafidha account has changed.",
    },
    undone: {
      sms: "Your Nafidha mobile number was changed back.",
      subject: "Your earlier mobile number is back",
      text: "The change of your mobile number was undone, and everything is as it was before it.",
    },
  },
  password: {
    short: "request for a Nafidha password",
    subject: "request for a new password",
    full: "request for a new password for your Nafidha account",
    will: "Nafidha will end your password",
    kept: "The password stays as it is.",
    besides: "After that the old password does not work. Whoever asked chooses a new one on the page of the request.",
    contest: "The request for a new password for your account is contested.",
    completed: {
      sms: "Your old Nafidha password has ended. Choose a new one on the case page.",
      subject: "It is time for your new password",
      text: "The old password of your Nafidha account has ended, and so has every session. Choose a new one on the page of your request.",
    },
    undone: {
      sms: "Your earlier Nafidha password is back.",
      subject: "Your earlier password is back",
      text: "The new password of your account was undone, and the one before it is back.",
    },
  },
  email: {
    short: "change of your Nafidha email",
    subject: "change of your email",
    full: "change of the email in your Nafidha account",
    will: "Nafidha will change your email",
    kept: "The email stays as it is.",
    besides: "",
    contest: "The change of the email in your account is contested.",
    completed: {
      sms: "Your Nafidha email has changed.",
      subject: "Your email has changed",
      text: "The email in your Nafidha account has changed. This message goes to the earlier one and the new one.",
    },
    undone: {
      sms: "Your Nafidha email was changed back.",
      subject: "Your earlier email is back",
      text: "The change of your email was undone, and everything is as it was before it.",
    },
  },
};

const stopIt = (holdCode: string) => `Not you? Type ${typed(holdCode)} on the Freeze account page.`;

/** What the portal says of a case, in English. */
export const enChanges = {
  mobile_change_requested_notice: {
    sms: ({ goal, holdCode, effectAt }) => `${GOALS[goal].will} on ${shortly(effectAt)}. ${stopIt(holdCode)}`,
    email: (notice, { freeze }) => {
      const { subject, full, besides } = GOALS[notice.goal];
      return mail(
        `We received a ${subject}`,
        `We received a ${full}.`,
        `It takes effect on ${momentInWords(notice.effectAt, "en")}.`,
        ...(besides === "" ? [] : [besides]),
        "If you requested it, there is nothing to do.",
        "If you did not, stop it now.",
        stopAt(notice, freeze),
      );
    },
  },
  mobile_change_halfway_notice: {
    sms: ({ goal, holdCode, effectAt }) => `Reminder: ${GOALS[goal].will} on ${shortly(effectAt)}. ${stopIt(holdCode)}`,
    email: (notice, { freeze }) =>
      mail(
        `Reminder: ${GOALS[notice.goal].subject}`,
        `Half of the wait is over for the ${GOALS[notice.goal].full}.`,
        `It takes effect on ${momentInWords(notice.effectAt, "en")}.`,
        "If you did not request it, stop it now.",
        stopAt(notice, freeze),
      ),
  },
  mobile_change_completed_notice: {
    sms: ({ goal, holdCode }) => `${GOALS[goal].completed.sms} ${stopIt(holdCode)}`,
    email: (notice, { freeze }) =>
      mail(
        GOALS[notice.goal].completed.subject,
        GOALS[notice.goal].completed.text,
        "If you asked for this, do not worry.",
        "If you did not, freeze the account now.",
        stopAt(notice, freeze),
      ),
  },
  mobile_change_daily_notice: {
    sms: ({ goal, holdCode, effectAt }) => `${GOALS[goal].will} on ${shortly(effectAt)}. ${stopIt(holdCode)}`,
    email: (notice, { freeze }) =>
      mail(
        `Daily reminder: ${GOALS[notice.goal].subject}`,
        `We received a ${GOALS[notice.goal].full}. We remind you every day until then.`,
        `It takes effect on ${momentInWords(notice.effectAt, "en")}.`,
        "If you did not request it, stop it now.",
        stopAt(notice, freeze),
      ),
  },
  mobile_change_contested_notice: {
    sms: ({ goal, holdCode, effectAt }) =>
      `The ${GOALS[goal].short} for ${shortly(effectAt)} is contested. ${stopIt(holdCode)}`,
    email: (notice, { freeze }) =>
      mail(
        `Contested: ${GOALS[notice.goal].subject}`,
        GOALS[notice.goal].contest,
        `The first one now takes effect on ${momentInWords(notice.effectAt, "en")}. A service desk can settle it before that.`,
        "If you did not request it, stop it now.",
        stopAt(notice, freeze),
      ),
  },
  mobile_change_cancelled_notice: {
    sms: ({ goal }) => `The ${GOALS[goal].short} was cancelled. ${GOALS[goal].kept}`,
    email: ({ goal }) =>
      mail(`Cancelled: ${GOALS[goal].subject}`, `The ${GOALS[goal].full} was cancelled.`, GOALS[goal].kept),
  },
  mobile_change_undone_notice: {
    sms: ({ goal, holdCode }) => `${GOALS[goal].undone.sms} ${stopIt(holdCode)}`,
    email: (notice, { freeze }) =>
      mail(
        GOALS[notice.goal].undone.subject,
        GOALS[notice.goal].undone.text,
        "Every session has ended. Please sign in again.",
        "Passkeys, apps and recovery codes that were added since the request were removed.",
        "If you did not ask for this, freeze the account now.",
        stopAt(notice, freeze),
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
    sms: ({ goal, effectAt }) =>
      `The ${GOALS[goal].short} was put on hold. It will not take effect before ${shortly(effectAt)}.`,
    email: ({ goal, effectAt }) =>
      mail(
        `On hold: ${GOALS[goal].subject}`,
        `Someone used a hold code to stop the ${GOALS[goal].full}.`,
        `It will not take effect before ${momentInWords(effectAt, "en")}.`,
      ),
  },
} satisfies Pick<OutgoingWords, ChangeTemplate>;
