import { mail, stopAt, typed } from "./ar-parts.ts";
import type { OutgoingWords } from "./words.ts";

/** The Arabic words of what is sent when a password or an e-mail was changed. */
export const arCredentials = {
  password_changed_notice: {
    sms: ({ holdCode }) =>
      `تغيرت كلمة مرور حسابك في نافذة. لم تغيرها؟ جمّد الحساب من صفحة «تجميد الحساب» برمز الإيقاف ${typed(holdCode)}`,
    email: (hold, { freeze }) =>
      mail(
        "تغيرت كلمة مرور حسابك",
        "تغيرت كلمة مرور حسابك في نافذة، وانتهى كل دخول آخر إليه.",
        "إن غيرتها أنت فلا حاجة إلى فعل شيء.",
        "إن لم تغيرها فجمّد الحساب الآن.",
        stopAt(hold, freeze),
      ),
  },
  email_changed_notice: {
    sms: ({ holdCode }) =>
      `تغير البريد الإلكتروني لحسابك في نافذة. لم تغيره؟ جمّد الحساب من صفحة «تجميد الحساب» برمز الإيقاف ${typed(holdCode)}`,
    email: (hold, { freeze }) =>
      mail(
        "تغير البريد الإلكتروني لحسابك",
        "تغير البريد الإلكتروني لحسابك في نافذة. نرسل هذه الرسالة إلى البريد السابق والجديد.",
        "إن غيرته أنت فلا حاجة إلى فعل شيء.",
        "إن لم تغيره فجمّد الحساب الآن.",
        stopAt(hold, freeze),
      ),
  },
} satisfies Pick<OutgoingWords, "password_changed_notice" | "email_changed_notice">;
