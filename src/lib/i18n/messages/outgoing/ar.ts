import type { FactorKind } from "#lib/domain/factors/factor.ts";
import type { DeskAct } from "#lib/domain/outgoing-message.ts";
import { momentInWords } from "#lib/i18n/dates.ts";
import { ltr } from "#lib/i18n/isolate.ts";
import { arChanges } from "./ar-changes.ts";
import { arCredentials } from "./ar-credentials.ts";
import { mail, shortly, stopBy, typed } from "./ar-parts.ts";
import type { OutgoingWords } from "./words.ts";

const NEVER_ASKED = "لن يطلب منك أحد من نافذة هذا الرمز. لا تشاركه مع أحد.";

const added = (factor: FactorKind): string => {
  if (factor === "totp") return "أُضيف تطبيق مصادقة";
  return factor === "recovery_code" ? "أُضيفت رموز استرداد مطبوعة" : "أُضيف مفتاح مرور";
};

const removed = (factor: FactorKind): string => {
  if (factor === "totp") return "حُذف تطبيق المصادقة";
  return factor === "recovery_code" ? "حُذفت رموز الاسترداد المطبوعة" : "حُذف مفتاح مرور";
};

const replaced = (factor: FactorKind): string => {
  if (factor === "totp") return "استُبدل تطبيق المصادقة";
  return factor === "recovery_code" ? "استُبدلت رموز الاسترداد المطبوعة" : "استُبدل مفتاح مرور";
};
const NOT_YOU_THERE = "لست في المكتب؟ جمّد الحساب من صفحة «تجميد الحساب».";

const NOT_YOU = "لست أنت؟ جمّد الحساب من صفحة «تجميد الحساب».";

const atTheDesk = (act: DeskAct): string => {
  if (act === "looked_up") return "اطّلع موظف في مكتب الخدمة على حسابك";
  if (act === "confirmed") return "أُكّد حسابك برمز من مكتب الخدمة";
  return act === "code_issued"
    ? "أصدر مكتب الخدمة رمزًا لحسابك، وينتظر موافقة مكتب آخر"
    : "وافق مكتب خدمة آخر على رمز لحسابك";
};

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
  freeze_code: {
    sms: ({ code }) => `رمز تجميد حسابك: ${code}، لا تشاركه`,
    email: ({ code }) =>
      mail(
        "رمز تجميد حسابك في نافذة",
        `رمز تجميد حسابك: ${ltr(code)}`,
        "طلب أحدهم تجميد حسابك من صفحة «تجميد الحساب». يعمل الرمز خمس دقائق، ومرة واحدة.",
        `${NEVER_ASKED} وإن لم تطلبه فلا تعطه أحدًا، ولن يُجمَّد شيء.`,
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
  factor_replaced_notice: {
    sms: ({ factor }) => `${replaced(factor)} في حسابك في نافذة. ${NOT_YOU}`,
    email: ({ factor }, { freeze }) =>
      mail(
        `${replaced(factor)} في حسابك`,
        `${replaced(factor)} في حسابك في نافذة. ما كان قبله لا يعمل بعد الآن.`,
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
  ...arChanges,
  desk_notice: {
    sms: ({ act }) => `نافذة: ${atTheDesk(act)}. ${NOT_YOU_THERE}`,
    email: ({ act }, { freeze }) =>
      mail(
        atTheDesk(act),
        `${atTheDesk(act)} في نافذة.`,
        "إن كنت في المكتب فلا حاجة إلى فعل شيء.",
        `إن لم تكن هناك فجمّد الحساب الآن من صفحة «تجميد الحساب»:\n${ltr(freeze)}`,
      ),
  },
  account_frozen_notice: {
    sms: () => "جُمّد حسابك في نافذة. انتهى كل دخول إليه، ولن يدخل إليه أحد ما دام مجمّدًا.",
    email: () =>
      mail("جُمّد حسابك في نافذة", "جُمّد حسابك، وانتهى كل دخول إليه في كل المواقع.", "لن يدخل إليه أحد ما دام مجمّدًا."),
  },
  account_thawed_notice: {
    sms: () => "رُفع التجميد عن حسابك في نافذة. لم ترفعه؟ جمّده من جديد من صفحة «تجميد الحساب».",
    email: (_content, { freeze }) =>
      mail(
        "رُفع التجميد عن حسابك",
        "رُفع التجميد عن حسابك في نافذة، وصار الدخول إليه ممكنًا.",
        `إن لم ترفعه أنت فجمّده من جديد:\n${ltr(freeze)}`,
      ),
  },
  phone_stolen_notice: {
    sms: () => "سُجّل أن هاتفك مسروق. لا يوقف رقمه شيئًا في حسابك في نافذة حتى تصدر له شريحة جديدة.",
    email: (_content, { freeze }) =>
      mail(
        "سُجّل أن هاتفك مسروق",
        "لا يوقف رقم الهاتف المسروق شيئًا في حسابك حتى تصدر له شريحة جديدة.",
        `إن لم تسجل ذلك فجمّد الحساب الآن:\n${ltr(freeze)}`,
      ),
  },
  weak_rows_off_notice: {
    sms: ({ effectAt }) =>
      `طُلب إغلاق استعادة حسابك في نافذة ببيانات الهوية. يسري ${shortly(effectAt)}. لم تطلبه؟ ادخل إلى حسابك وألغه.`,
    email: ({ effectAt }) =>
      mail(
        "طُلب إغلاق الاستعادة ببيانات الهوية",
        "طُلب ألا يُستعاد حسابك ببيانات الهوية وحدها، ولا بها مع بريدك.",
        `يسري ذلك: ${momentInWords(effectAt, "ar")}. بعده لا يفتحها إلا مكتب الخدمة.`,
        "إن لم تطلبه فادخل إلى حسابك وألغه قبل ذلك.",
      ),
  },
  weak_rows_on_notice: {
    sms: () => "عادت استعادة حسابك في نافذة ببيانات الهوية. لم تطلب ذلك؟ جمّد حسابك من صفحة «تجميد الحساب».",
    email: (_content, { freeze }) =>
      mail(
        "عادت الاستعادة ببيانات الهوية",
        "صار حسابك في نافذة يُستعاد ببيانات الهوية من جديد.",
        `إن لم تطلب ذلك فجمّد الحساب الآن:\n${ltr(freeze)}`,
      ),
  },
  password_set_notice: {
    sms: () => "وُضعت كلمة مرور جديدة لحسابك في نافذة. لم تضعها؟ جمّد حسابك من صفحة «تجميد الحساب».",
    email: (_content, { freeze }) =>
      mail(
        "وُضعت كلمة مرور جديدة لحسابك",
        "وُضعت كلمة مرور جديدة لحسابك في نافذة، وانتهى كل دخول إليه.",
        `إن لم تضعها أنت فجمّد الحساب الآن:\n${ltr(freeze)}`,
      ),
  },
  username_shown_notice: {
    sms: () => "عُرض اسم المستخدم لمن أثبت رقمك المسجل في نافذة. لست أنت؟ جمّد حسابك من صفحة «تجميد الحساب».",
    email: (_content, { freeze }) =>
      mail(
        "عُرض اسم المستخدم لحسابك",
        "عُرض اسم المستخدم لمن أثبت بالرمز أن رقمك المسجل معه. لم يتغير شيء في حسابك.",
        `إن لم تكن أنت فجمّد الحساب الآن:\n${ltr(freeze)}`,
      ),
  },
  username_reminder: {
    sms: ({ username }) => `اسم المستخدم في نافذة: ${ltr(username)}\nطُلب بعد إثبات رقم باسمك. لا ترسله إلى أحد.`,
    email: ({ username }, { freeze }) =>
      mail(
        "اسم المستخدم لحسابك",
        `اسم المستخدم لحسابك في نافذة:\n${ltr(username)}\n\nطُلب بعد إثبات رقم جوال مسجل باسمك. لم يتغير شيء في حسابك.`,
        `إن لم تطلبه أنت فجمّد الحساب:\n${ltr(freeze)}`,
      ),
  },
  ...arCredentials,
} satisfies OutgoingWords;
