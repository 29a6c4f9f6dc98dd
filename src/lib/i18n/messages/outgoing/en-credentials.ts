import { mail, stopAt, typed } from "./en-parts.ts";
import type { OutgoingWords } from "./words.ts";

/** The English words of what is sent when a password or an e-mail was changed. */
export const enCredentials = {
  password_changed_notice: {
    sms: ({ holdCode }) =>
      `Your Nafidha password has changed. Not you? Freeze the account: type ${typed(holdCode)} on the Freeze account page.`,
    email: (hold, { freeze }) =>
      mail(
        "Your password has changed",
        "The password of your Nafidha account has changed, and every other session has ended.",
        "If you changed it, there is nothing to do.",
        "If you did not, freeze the account now.",
        stopAt(hold, freeze),
      ),
  },
  email_added_notice: {
    sms: ({ holdCode }) =>
      `An email was added to your Nafidha account. Not you? Freeze it: type ${typed(holdCode)} on the Freeze account page.`,
    email: (hold, { freeze }) =>
      mail(
        "An email was added to your account",
        "This email was added to your Nafidha account.",
        "If you added it, there is nothing to do.",
        "If you did not, freeze the account now.",
        stopAt(hold, freeze),
      ),
  },
} satisfies Pick<OutgoingWords, "password_changed_notice" | "email_added_notice">;
