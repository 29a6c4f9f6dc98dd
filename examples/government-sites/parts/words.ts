import type { ClaimName } from "../lib/claims.ts";
import type { Locale } from "../lib/site.ts";

type Words = {
  readonly demonstration: string;
  readonly skip: string;
  readonly otherLanguage: string;
  readonly footer: string;
  readonly stopped: string;
  readonly signIn: string;
  readonly how: string;
  readonly hello: string;
  readonly source: string;
  readonly yes: string;
  readonly no: string;
  /** Words for values that are codes. */
  readonly values: Readonly<Record<string, string>>;
  readonly signOutHere: string;
  readonly signOutEverywhere: string;
  readonly signOutHelp: string;
  readonly claims: Readonly<Record<ClaimName, string>>;
};

/** The words that all sites share. */
export const WORDS: Readonly<Record<Locale, Words>> = {
  ar: {
    demonstration: "موقع تجريبي لعرض الدخول بالحساب الوطني، وليس الموقع الرسمي. كل الأشخاص والبيانات هنا غير حقيقية.",
    skip: "انتقل إلى المحتوى",
    otherLanguage: "English",
    footer: "مثال مفتوح المصدر لمطوّري المواقع الحكومية.",
    stopped: "لم يكتمل تسجيل الدخول، ولم تصلنا أي بيانات عنك. يمكنك المحاولة من جديد.",
    signIn: "تسجيل الدخول",
    how: "ينقلك الزر إلى نافذة، وتعود إلى هنا بعد أن توافق على البيانات التي نستلمها.",
    hello: "أهلًا",
    source: "هذه البيانات أُخذت من حسابك الوطني بعد موافقتك:",
    yes: "نعم",
    no: "لا",
    values: { national_id: "هوية وطنية", iqama: "إقامة", male: "ذكر", female: "أنثى" },
    signOutHere: "الخروج من هذا الموقع",
    signOutEverywhere: "تسجيل الخروج من الحساب الوطني",
    signOutHelp: "الخروج من هذا الموقع يُبقي حسابك الوطني مفتوحًا في هذا المتصفح.",
    claims: {
      national_id: "رقم الهوية الوطنية أو رقم الإقامة",
      national_id_type: "نوع الهوية",
      national_id_expiry: "تاريخ انتهاء الهوية",
      name: "الاسم",
      given_name: "الاسم الأول",
      family_name: "اسم العائلة",
      name_ar: "الاسم الكامل بالعربية",
      name_en: "الاسم الكامل بالإنجليزية",
      birthdate: "تاريخ الميلاد",
      birthdate_hijri: "تاريخ الميلاد الهجري",
      gender: "الجنس",
      nationality: "الجنسية",
      phone_number: "رقم الجوال",
      phone_number_verified: "رقم الجوال مؤكَّد",
      phone_number_changed_at: "آخر تغيير لرقم الجوال",
      email: "البريد الإلكتروني",
      email_verified: "البريد الإلكتروني مؤكَّد",
    },
  },
  en: {
    demonstration:
      "A demonstration of signing in with the national account. This is not the official site; all people and data here are made up.",
    skip: "Skip to the content",
    otherLanguage: "العربية",
    footer: "An open-source example for developers of government sites.",
    stopped: "Signing in was not completed, and we received nothing about you. You can try again.",
    signIn: "Sign in",
    how: "The button takes you to Nafidha. You come back here once you have agreed to what we receive.",
    hello: "Welcome,",
    source: "This was taken from the national account, with your consent:",
    yes: "Yes",
    no: "No",
    values: { national_id: "National ID", iqama: "Iqama", male: "Male", female: "Female" },
    signOutHere: "Leave this site",
    signOutEverywhere: "Sign out of the national account",
    signOutHelp: "Leaving this site keeps your national account signed in in this browser.",
    claims: {
      national_id: "National ID or Iqama number",
      national_id_type: "Kind of ID",
      national_id_expiry: "ID expiry date",
      name: "Name",
      given_name: "First name",
      family_name: "Family name",
      name_ar: "Full name in Arabic",
      name_en: "Full name in English",
      birthdate: "Birth date",
      birthdate_hijri: "Birth date (Hijri)",
      gender: "Gender",
      nationality: "Nationality",
      phone_number: "Mobile number",
      phone_number_verified: "Mobile number verified",
      phone_number_changed_at: "Mobile number last changed",
      email: "Email",
      email_verified: "Email verified",
    },
  },
};
