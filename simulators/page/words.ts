/** The page's languages. */
export type Language = "ar" | "en";

const ar = {
  title: "العالم المحاكى",
  lead: "سجلات وبوابات رسائل للعرض والتجربة فقط. كل الأشخاص والأرقام هنا مصطنعة، ولا تخرج أي رسالة من هذا الجهاز.",
  toPortal: "إلى البوابة",
  otherLanguage: "English",
  portalTime: "وقت البوابة",
  services: "الخدمات",
  inbox: "صندوق الرسائل",
  refresh: "تحديث",
  search: "رسائل رقم أو بريد",
  show: "عرض",
  showAll: "عرض كل الرسائل",
  empty: "لا رسائل بعد. ما ترسله البوابة يظهر هنا فورًا.",
  older: "تظهر أحدث 50 رسالة. بقية الرسائل في",
  sms: "رسالة نصية",
  email: "بريد إلكتروني",
  to: "إلى",
  code: "الرمز",
  holdCode: "رمز الإيقاف",
  link: "الرابط",
  copy: "نسخ",
  copied: "نُسخ",
  people: "أشخاص للتجربة",
  peopleLead: "اختر أحدهم وسجّل به. أوائل القائمة أشخاص عاديون، ثم تأتي الحالات الخاصة.",
  id: "الهوية",
  mobile: "الجوال",
  messages: "رسائله",
  noMobile: "لا رقم جوال",
  absher: "حسابه في أبشر",
  details: "تفاصيل السجل",
  birthDate: "الميلاد",
  birthDateHijri: "الميلاد هجريًا",
  idExpiry: "انتهاء الهوية",
  nationality: "الجنسية",
  sim: "تاريخ الشريحة",
  citizen: "مواطن",
  resident: "مقيم",
  business: "عمل",
  ok: "تعمل",
  down: "متوقفة",
  slow: "بطيئة",
  flaky: "متقطعة",
  unknown: "غير معروف",
};

/** Every word of the page in one language. */
export type Words = typeof ar;

const en: Words = {
  title: "The simulated world",
  lead: "Registries and message gateways for trying the portal. Every person and number here is synthetic, and no message leaves this machine.",
  toPortal: "To the portal",
  otherLanguage: "العربية",
  portalTime: "The portal's time",
  services: "Services",
  inbox: "Inbox",
  refresh: "Refresh",
  search: "Messages to a number or e-mail",
  show: "Show",
  showAll: "Show all messages",
  empty: "No messages yet. What the portal sends appears here at once.",
  older: "The newest 50 messages are shown. The others are in",
  sms: "SMS",
  email: "E-mail",
  to: "To",
  code: "Code",
  holdCode: "Hold code",
  link: "Link",
  copy: "Copy",
  copied: "Copied",
  people: "People to try",
  peopleLead: "Pick one and register. The first are ordinary people, then come the special cases.",
  id: "ID",
  mobile: "Mobile",
  messages: "messages",
  noMobile: "no mobile number",
  absher: "Absher account",
  details: "Registry details",
  birthDate: "Born",
  birthDateHijri: "Born (Hijri)",
  idExpiry: "ID expires",
  nationality: "Nationality",
  sim: "SIM date",
  citizen: "Citizen",
  resident: "Resident",
  business: "business",
  ok: "working",
  down: "down",
  slow: "slow",
  flaky: "flaky",
  unknown: "unknown",
};

/** The page's words in a language. */
export const words: Readonly<Record<Language, Words>> = { ar, en };

const LOCALES: Readonly<Record<Language, string>> = { ar: "ar-SA-u-ca-gregory-nu-latn", en: "en-GB" };

/** A moment (epoch milliseconds) in Riyadh's time, in words. */
export function moment(language: Language, instant: number): string {
  const format = { timeZone: "Asia/Riyadh", dateStyle: "medium", timeStyle: "medium" } as const;
  return new Intl.DateTimeFormat(LOCALES[language], format).format(instant);
}
