import { momentInWords } from "#lib/i18n/dates.ts";
import { ltr } from "#lib/i18n/isolate.ts";
import { mail, shortly, stopAt, typed } from "./ar-parts.ts";
import type { ChangeTemplate, OutgoingWords } from "./words.ts";

/** What the portal says of a change of number, in Arabic. */
export const arChanges = {
  mobile_change_requested_notice: {
    sms: ({ holdCode, effectAt }) =>
      `طُلب تغيير جوال حسابك في نافذة، ويسري ${shortly(effectAt)}. لم تطلبه؟ اكتب ${typed(holdCode)} في صفحة «تجميد الحساب»`,
    email: (notice, { freeze }) =>
      mail(
        "طلب تغيير رقم الجوال",
        "طُلب تغيير رقم الجوال في حسابك.",
        `موعد التغيير: ${momentInWords(notice.effectAt, "ar")}.`,
        "إن طلبته أنت فلا حاجة إلى فعل شيء.",
        "إن لم تطلبه فأوقفه الآن.",
        stopAt(notice, freeze),
      ),
  },
  mobile_change_halfway_notice: {
    sms: ({ holdCode, effectAt }) =>
      `تذكير: يتغير جوال حسابك في نافذة ${shortly(effectAt)}. لم تطلبه؟ اكتب ${typed(holdCode)} في صفحة «تجميد الحساب»`,
    email: (notice, { freeze }) =>
      mail(
        "تذكير: سيتغير رقم الجوال",
        "مضى نصف مدة الانتظار لتغيير رقم الجوال في حسابك.",
        `موعد التغيير: ${momentInWords(notice.effectAt, "ar")}.`,
        "إن لم تطلبه فأوقفه الآن.",
        stopAt(notice, freeze),
      ),
  },
  mobile_change_completed_notice: {
    sms: ({ holdCode }) =>
      `تغير رقم جوال حسابك في نافذة. لم تغيره؟ جمّد الحساب من صفحة «تجميد الحساب» برمز الإيقاف ${typed(holdCode)}`,
    email: (hold, { freeze }) =>
      mail(
        "تغير رقم الجوال في حسابك",
        "تغير رقم الجوال في حسابك في نافذة.",
        "إن غيرته أنت فلا حاجة إلى فعل شيء.",
        "إن لم تغيره فجمّد الحساب الآن.",
        stopAt(hold, freeze),
      ),
  },
  mobile_change_daily_notice: {
    sms: ({ holdCode, effectAt }) =>
      `يتغير جوال حسابك في نافذة ${shortly(effectAt)}. لم تطلبه؟ اكتب ${typed(holdCode)} في صفحة «تجميد الحساب»`,
    email: (notice, { freeze }) =>
      mail(
        "تذكير يومي: سيتغير رقم الجوال",
        "طُلب تغيير رقم الجوال في حسابك، ونذكّرك كل يوم حتى موعده.",
        `موعد التغيير: ${momentInWords(notice.effectAt, "ar")}.`,
        "إن لم تطلبه فأوقفه الآن.",
        stopAt(notice, freeze),
      ),
  },
  mobile_change_contested_notice: {
    sms: ({ holdCode, effectAt }) =>
      `على تغيير جوال حسابك في نافذة نزاع. يسري ${shortly(effectAt)}. لم تطلبه؟ اكتب ${typed(holdCode)} في صفحة «تجميد الحساب»`,
    email: (notice, { freeze }) =>
      mail(
        "نزاع على تغيير رقم الجوال",
        "جاء طلب آخر لتغيير رقم الجوال في حسابك إلى رقم غير الأول.",
        `موعد الطلب الأول الآن: ${momentInWords(notice.effectAt, "ar")}. يحسم مكتب الخدمة الأمر قبل ذلك.`,
        "إن لم تطلبه فأوقفه الآن.",
        stopAt(notice, freeze),
      ),
  },
  mobile_change_cancelled_notice: {
    sms: () => "أُلغي طلب تغيير جوال حسابك في نافذة. بقي الرقم كما هو.",
    email: () => mail("أُلغي طلب تغيير رقم الجوال", "أُلغي طلب تغيير رقم الجوال في حسابك في نافذة.", "بقي الرقم كما هو."),
  },
  mobile_change_undone_notice: {
    sms: ({ holdCode }) =>
      `عاد رقم جوالك السابق إلى حسابك في نافذة. لم تطلب ذلك؟ اكتب ${typed(holdCode)} في صفحة «تجميد الحساب»`,
    email: (hold, { freeze }) =>
      mail(
        "عاد رقم جوالك السابق",
        "تراجعنا عن تغيير رقم الجوال في حسابك، وعاد كل شيء كما كان قبله.",
        "انتهى كل دخول إلى الحساب. ادخل من جديد.",
        "حذفنا ما أُضيف إليه منذ الطلب من مفاتيح مرور وتطبيقات ورموز استرداد.",
        "إن لم تطلب ذلك فجمّد الحساب الآن.",
        stopAt(hold, freeze),
      ),
  },
  mobile_change_undone_frozen_notice: {
    sms: () => "تراجعنا عن تغيير جوالك وجمّدنا حسابك في نافذة: رقمك السابق ليس باسمك الآن. افتح صفحة «فقدت هاتفي».",
    email: (_content, { lostPhone }) =>
      mail(
        "تراجعنا عن تغيير رقم الجوال وجمّدنا الحساب",
        "تراجعنا عن تغيير رقم الجوال في حسابك.",
        "رقمك السابق ليس مسجلًا باسمك الآن، فلم نُعده وجمّدنا الحساب.",
        `لتستعمل حسابك سجّل رقمًا باسمك من صفحة «فقدت هاتفي»:\n${ltr(lostPhone)}`,
      ),
  },
  mobile_change_held_notice: {
    sms: ({ effectAt }) => `أُوقف تغيير جوال حسابك في نافذة برمز الإيقاف. لن يسري قبل ${shortly(effectAt)}.`,
    email: ({ effectAt }) =>
      mail(
        "أُوقف تغيير رقم الجوال",
        "أوقف أحدهم تغيير رقم الجوال في حسابك برمز الإيقاف.",
        `لن يسري قبل: ${momentInWords(effectAt, "ar")}.`,
      ),
  },
} satisfies Pick<OutgoingWords, ChangeTemplate>;
