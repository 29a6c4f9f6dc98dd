import type { CaseGoal } from "#lib/domain/mobile-change/case-goal.ts";
import { momentInWords } from "#lib/i18n/dates.ts";
import { ltr } from "#lib/i18n/isolate.ts";
import { mail, shortly, stopAt, typed } from "./ar-parts.ts";
import type { ChangeTemplate, OutgoingWords } from "./words.ts";

/** How what a case is for is called: in an SMS, in a subject, in a sentence of its own, and as what will happen. */
type GoalWords = {
  readonly short: string;
  readonly subject: string;
  readonly full: string;
  readonly will: string;
  readonly kept: string;
  /** What else a request means for who asked, or `""`. */
  readonly besides: string;
  /** What a request that contests it asked for. */
  readonly contest: string;
  readonly completed: { readonly sms: string; readonly subject: string; readonly text: string };
  readonly undone: { readonly sms: string; readonly subject: string; readonly text: string };
};

const GOALS: Readonly<Record<CaseGoal, GoalWords>> = {
  number: {
    short: "تغيير جوال حسابك",
    subject: "تغيير رقم الجوال",
    full: "تغيير رقم الجوال في حسابك",
    will: "يتغير جوال حسابك",
    kept: "بقي الرقم كما هو.",
    besides: "",
    contest: "جاء طلب آخر لتغيير رقم الجوال في حسابك إلى رقم غير الأول.",
    completed: {
      sms: "تغير رقم جوال حسابك في نافذة. لم تغيره؟",
      subject: "تغير رقم الجوال في حسابك",
      text: "تغير رقم الجوال في حسابك في نافذة.",
    },
    undone: {
      sms: "عاد رقم جوالك السابق إلى حسابك في نافذة.",
      subject: "عاد رقم جوالك السابق",
      text: "تراجعنا عن تغيير رقم الجوال في حسابك، وعاد كل شيء كما كان قبله.",
    },
  },
  password: {
    short: "وضع كلمة مرور جديدة لحسابك",
    subject: "كلمة مرور جديدة",
    full: "وضع كلمة مرور جديدة لحسابك",
    will: "تُستبدل كلمة مرور حسابك",
    kept: "بقيت كلمة المرور كما هي.",
    besides: "بعده لا تعمل كلمة المرور السابقة. من قدّم الطلب يختار كلمة جديدة من صفحة الطلب.",
    contest: "على طلب كلمة مرور جديدة لحسابك نزاع.",
    completed: {
      sms: "لم تعد كلمة مرورك السابقة تعمل في نافذة. اختر جديدة من صفحة طلبك. لم تطلبها؟",
      subject: "حان وقت كلمة المرور الجديدة",
      text: "لم تعد كلمة المرور السابقة لحسابك تعمل في نافذة، وانتهى كل دخول إليه. اختر كلمة جديدة من صفحة طلبك.",
    },
    undone: {
      sms: "عادت كلمة مرورك السابقة إلى حسابك في نافذة.",
      subject: "عادت كلمة مرورك السابقة",
      text: "تراجعنا عن كلمة المرور الجديدة في حسابك، وعادت الكلمة التي كانت قبلها.",
    },
  },
  email: {
    short: "تغيير بريد حسابك",
    subject: "تغيير البريد الإلكتروني",
    full: "تغيير البريد الإلكتروني في حسابك",
    will: "يتغير بريد حسابك",
    kept: "بقي البريد كما هو.",
    besides: "",
    contest: "على تغيير البريد الإلكتروني في حسابك نزاع.",
    completed: {
      sms: "تغير البريد الإلكتروني لحسابك في نافذة. لم تغيره؟",
      subject: "تغير البريد الإلكتروني لحسابك",
      text: "تغير البريد الإلكتروني لحسابك في نافذة. نرسل هذه الرسالة إلى البريد السابق والجديد.",
    },
    undone: {
      sms: "عاد بريدك الإلكتروني السابق إلى حسابك في نافذة.",
      subject: "عاد بريدك الإلكتروني السابق",
      text: "تراجعنا عن تغيير البريد الإلكتروني في حسابك، وعاد كل شيء كما كان قبله.",
    },
  },
};

const typedAtFreeze = (holdCode: string) => `لم تطلبه؟ اكتب ${typed(holdCode)} في صفحة «تجميد الحساب»`;

/** What the portal says of a case, in Arabic. */
export const arChanges = {
  mobile_change_requested_notice: {
    sms: ({ goal, holdCode, effectAt }) =>
      `طُلب ${GOALS[goal].short} في نافذة، ويسري ${shortly(effectAt)}. ${typedAtFreeze(holdCode)}`,
    email: (notice, { freeze }) => {
      const { subject, full, besides } = GOALS[notice.goal];
      return mail(
        `طلب ${subject}`,
        `طُلب ${full}.`,
        `موعد التغيير: ${momentInWords(notice.effectAt, "ar")}.`,
        ...(besides === "" ? [] : [besides]),
        "إن طلبته أنت فلا حاجة إلى فعل شيء.",
        "إن لم تطلبه فأوقفه الآن.",
        stopAt(notice, freeze),
      );
    },
  },
  mobile_change_halfway_notice: {
    sms: ({ goal, holdCode, effectAt }) =>
      `تذكير: ${GOALS[goal].will} في نافذة ${shortly(effectAt)}. ${typedAtFreeze(holdCode)}`,
    email: (notice, { freeze }) =>
      mail(
        `تذكير: طلب ${GOALS[notice.goal].subject}`,
        `مضى نصف مدة الانتظار قبل ${GOALS[notice.goal].full}.`,
        `موعد التغيير: ${momentInWords(notice.effectAt, "ar")}.`,
        "إن لم تطلبه فأوقفه الآن.",
        stopAt(notice, freeze),
      ),
  },
  mobile_change_completed_notice: {
    sms: ({ goal, holdCode }) =>
      `${GOALS[goal].completed.sms} جمّد الحساب من صفحة «تجميد الحساب» برمز الإيقاف ${typed(holdCode)}`,
    email: (notice, { freeze }) =>
      mail(
        GOALS[notice.goal].completed.subject,
        GOALS[notice.goal].completed.text,
        "إن طلبت ذلك أنت فلا تقلق.",
        "إن لم تطلبه فجمّد الحساب الآن.",
        stopAt(notice, freeze),
      ),
  },
  mobile_change_daily_notice: {
    sms: ({ goal, holdCode, effectAt }) =>
      `${GOALS[goal].will} في نافذة ${shortly(effectAt)}. ${typedAtFreeze(holdCode)}`,
    email: (notice, { freeze }) =>
      mail(
        `تذكير يومي: طلب ${GOALS[notice.goal].subject}`,
        `طُلب ${GOALS[notice.goal].full}، ونذكّرك كل يوم حتى موعده.`,
        `موعد التغيير: ${momentInWords(notice.effectAt, "ar")}.`,
        "إن لم تطلبه فأوقفه الآن.",
        stopAt(notice, freeze),
      ),
  },
  mobile_change_contested_notice: {
    sms: ({ goal, holdCode, effectAt }) =>
      `على ${GOALS[goal].short} في نافذة نزاع. يسري ${shortly(effectAt)}. ${typedAtFreeze(holdCode)}`,
    email: (notice, { freeze }) =>
      mail(
        `نزاع على ${GOALS[notice.goal].subject}`,
        GOALS[notice.goal].contest,
        `موعد الطلب الأول الآن: ${momentInWords(notice.effectAt, "ar")}. يحسم مكتب الخدمة الأمر قبل ذلك.`,
        "إن لم تطلبه فأوقفه الآن.",
        stopAt(notice, freeze),
      ),
  },
  mobile_change_cancelled_notice: {
    sms: ({ goal }) => `أُلغي طلب ${GOALS[goal].short} في نافذة. ${GOALS[goal].kept}`,
    email: ({ goal }) =>
      mail(`أُلغي طلب ${GOALS[goal].subject}`, `أُلغي طلب ${GOALS[goal].full} في نافذة.`, GOALS[goal].kept),
  },
  mobile_change_undone_notice: {
    sms: ({ goal, holdCode }) =>
      `${GOALS[goal].undone.sms} لم تطلب ذلك؟ اكتب ${typed(holdCode)} في صفحة «تجميد الحساب»`,
    email: (notice, { freeze }) =>
      mail(
        GOALS[notice.goal].undone.subject,
        GOALS[notice.goal].undone.text,
        "انتهى كل دخول إلى الحساب. ادخل من جديد.",
        "حذفنا ما أُضيف إليه منذ الطلب من مفاتيح مرور وتطبيقات ورموز استرداد.",
        "إن لم تطلب ذلك فجمّد الحساب الآن.",
        stopAt(notice, freeze),
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
    sms: ({ goal, effectAt }) => `أُوقف ${GOALS[goal].short} في نافذة برمز الإيقاف. لن يسري قبل ${shortly(effectAt)}.`,
    email: ({ goal, effectAt }) =>
      mail(
        `أُوقف طلب ${GOALS[goal].subject}`,
        `أوقف أحدهم ${GOALS[goal].full} برمز الإيقاف.`,
        `لن يسري قبل: ${momentInWords(effectAt, "ar")}.`,
      ),
  },
} satisfies Pick<OutgoingWords, ChangeTemplate>;
