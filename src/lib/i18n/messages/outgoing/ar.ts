import type { FactorKind } from "#lib/domain/factors/factor.ts";
import type { Instant } from "#lib/domain/result.ts";
import { gregorianDate, momentInWords, timeInWords } from "#lib/i18n/dates.ts";
import { ltr } from "#lib/i18n/isolate.ts";
import type { MailWords, OutgoingWords } from "./words.ts";

/** A moment in few units, for an SMS. */
const shortly = (at: Instant) => `${gregorianDate(at, "ar")} ${timeInWords(at, "ar")}`;

const typed = (holdCode: string) => `${holdCode.slice(0, 4)}-${holdCode.slice(4)}`;

const mail = (subject: string, ...paragraphs: readonly string[]): MailWords => ({
  subject,
  text: [...paragraphs, "نافذة"].join("\n\n"),
});

const stopBy = (holdCode: string, page: string) =>
  `رمز الإيقاف: ${ltr(typed(holdCode))}\nاكتبه في صفحة «تجميد الحساب»:\n${ltr(page)}`;

const NEVER_ASKED = "لن يطلب منك أحد من نافذة هذا الرمز. لا تشاركه مع أحد.";

const added = (factor: FactorKind): string => {
  if (factor === "totp") return "أُضيف تطبيق مصادقة";
  return factor === "recovery_code" ? "أُضيفت رموز استرداد مطبوعة" : "أُضيف مفتاح مرور";
};

const removed = (factor: FactorKind): string => {
  if (factor === "totp") return "حُذف تطبيق المصادقة";
  return factor === "recovery_code" ? "حُذفت رموز الاسترداد المطبوعة" : "حُذف مفتاح مرور";
};

const NOT_YOU = "لست أنت؟ جمّد الحساب من صفحة «تجميد الحساب».";

/** What the portal sends. A code says first what it is for. */
export const ar = {
  registration_code: { sms: ({ code }) => `رمز التفعيل في نافذة: ${code}، لا تشاركه` },
  sign_in_code: { sms: ({ code }) => `رمز الدخول إلى نافذة: ${code}، لا تشاركه` },
  mobile_change_code: { sms: ({ code }) => `رمز تغيير جوالك: ${code}، لا تشاركه` },
  email_code: {
    email: ({ code }) =>
      mail(
        "رمز تأكيد بريدك في نافذة",
        `رمز تأكيد بريدك الإلكتروني: ${ltr(code)}`,
        "يعمل خمس دقائق، ومرة واحدة.",
        `${NEVER_ASKED} وإن لم تطلبه فلا حاجة إلى فعل شيء.`,
      ),
  },
  account_recovery_code: {
    sms: ({ code }) => `رمز استعادة حسابك: ${code}، لا تشاركه`,
    email: ({ code }) =>
      mail(
        "رمز استعادة حسابك في نافذة",
        `رمز استعادة حسابك: ${ltr(code)}`,
        "طلب أحدهم استعادة حسابك وأثبت رقم جوال باسمك. يعمل الرمز خمس دقائق، ومرة واحدة.",
        `${NEVER_ASKED} وإن لم تطلبه فلا تعطه أحدًا.`,
      ),
  },
  new_account_notice: {
    sms: ({ holdCode }) =>
      `أُنشئ حساب في نافذة بهويتك. لم تنشئه؟ جمّده من صفحة «تجميد الحساب» برمز الإيقاف ${typed(holdCode)}`,
    email: ({ holdCode }, { freeze }) =>
      mail(
        "أُنشئ حساب في نافذة بهويتك",
        "أُنشئ حساب في نافذة برقم هويتك.",
        "إن أنشأته أنت فلا حاجة إلى فعل شيء.",
        "إن لم تنشئه فجمّده الآن. يبقى مجمّدًا حتى تزور مكتب الخدمة.",
        stopBy(holdCode, freeze),
      ),
  },
  sign_in_attempts_notice: {
    sms: () => "فشلت محاولات دخول إلى حسابك في نافذة. لست أنت؟ لا تشارك أي رمز يصلك. حسابك يعمل كالمعتاد.",
    email: () =>
      mail(
        "محاولات دخول إلى حسابك",
        "فشلت عدة محاولات دخول إلى حسابك في نافذة.",
        "إن لم تكن أنت فلا تشارك أي رمز يصلك. حسابك يعمل كالمعتاد.",
      ),
  },
  mobile_change_requested_notice: {
    sms: ({ holdCode, effectAt }) =>
      `طُلب تغيير جوال حسابك في نافذة، ويسري ${shortly(effectAt)}. لم تطلبه؟ اكتب ${typed(holdCode)} في صفحة «تجميد الحساب»`,
    email: ({ holdCode, effectAt }, { freeze }) =>
      mail(
        "طلب تغيير رقم الجوال",
        "طُلب تغيير رقم الجوال في حسابك.",
        `موعد التغيير: ${momentInWords(effectAt, "ar")}.`,
        "إن طلبته أنت فلا حاجة إلى فعل شيء.",
        "إن لم تطلبه فأوقفه الآن.",
        stopBy(holdCode, freeze),
      ),
  },
  mobile_change_halfway_notice: {
    sms: ({ holdCode, effectAt }) =>
      `تذكير: يتغير جوال حسابك في نافذة ${shortly(effectAt)}. لم تطلبه؟ اكتب ${typed(holdCode)} في صفحة «تجميد الحساب»`,
    email: ({ holdCode, effectAt }, { freeze }) =>
      mail(
        "تذكير: سيتغير رقم الجوال",
        "مضى نصف مدة الانتظار لتغيير رقم الجوال في حسابك.",
        `موعد التغيير: ${momentInWords(effectAt, "ar")}.`,
        "إن لم تطلبه فأوقفه الآن.",
        stopBy(holdCode, freeze),
      ),
  },
  mobile_change_completed_notice: {
    sms: ({ holdCode }) =>
      `تغير رقم جوال حسابك في نافذة. لم تغيره؟ جمّد الحساب من صفحة «تجميد الحساب» برمز الإيقاف ${typed(holdCode)}`,
    email: ({ holdCode }, { freeze }) =>
      mail(
        "تغير رقم الجوال في حسابك",
        "تغير رقم الجوال في حسابك في نافذة.",
        "إن غيرته أنت فلا حاجة إلى فعل شيء.",
        "إن لم تغيره فجمّد الحساب الآن.",
        stopBy(holdCode, freeze),
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
  mobile_moved_away_notice: {
    sms: () => "رقم جوال حسابك في نافذة صار باسم شخص آخر، فلن نرسل إليه رموزك. غيّره من صفحة «فقدت هاتفي».",
    email: (_content, { lostPhone }) =>
      mail(
        "رقم جوالك لم يعد باسمك",
        "رقم الجوال في حسابك صار مسجلًا باسم شخص آخر، فلن نرسل إليه رموزك.",
        `لتدخل إلى حسابك غيّر الرقم من صفحة «فقدت هاتفي»:\n${ltr(lostPhone)}`,
      ),
  },
  recovery_code_used_notice: {
    sms: () => "استُخدم أحد رموز الاسترداد المطبوعة لحسابك في نافذة. لست أنت؟ جمّد الحساب من صفحة «تجميد الحساب».",
    email: (_content, { freeze }) =>
      mail(
        "استُخدم أحد رموز الاسترداد",
        "استُخدم أحد رموز الاسترداد المطبوعة لحسابك في نافذة.",
        "إن استخدمته أنت فلا حاجة إلى فعل شيء. ذلك الرمز لا يعمل بعد الآن.",
        `إن لم تستخدمه فجمّد الحساب الآن من صفحة «تجميد الحساب»:\n${ltr(freeze)}`,
      ),
  },
  factor_added_notice: {
    sms: ({ factor }) => `${added(factor)} إلى حسابك في نافذة. ${NOT_YOU}`,
    email: ({ factor }, { freeze }) =>
      mail(
        `${added(factor)} إلى حسابك`,
        `${added(factor)} إلى حسابك في نافذة.`,
        "إن كنت أنت فلا حاجة إلى فعل شيء.",
        `إن لم تكن أنت فجمّد الحساب الآن من صفحة «تجميد الحساب»:\n${ltr(freeze)}`,
      ),
  },
  factor_removed_notice: {
    sms: ({ factor }) => `${removed(factor)} من حسابك في نافذة. ${NOT_YOU}`,
    email: ({ factor }, { freeze }) =>
      mail(
        `${removed(factor)} من حسابك`,
        `${removed(factor)} من حسابك في نافذة.`,
        "إن كنت أنت فلا حاجة إلى فعل شيء.",
        `إن لم تكن أنت فجمّد الحساب الآن من صفحة «تجميد الحساب»:\n${ltr(freeze)}`,
      ),
  },
  account_frozen_notice: {
    sms: () => "جُمّد حسابك في نافذة برمز الإيقاف. انتهى كل دخول إليه، ولن يدخل إليه أحد ما دام مجمّدًا.",
    email: () =>
      mail(
        "جُمّد حسابك في نافذة",
        "جُمّد حسابك برمز الإيقاف، وانتهى كل دخول إليه في كل المواقع.",
        "لن يدخل إليه أحد ما دام مجمّدًا.",
      ),
  },
} satisfies OutgoingWords;
