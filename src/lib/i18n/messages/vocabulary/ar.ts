import { ltr } from "#lib/i18n/isolate.ts";

/** Words that several screens share: names of fields and of what a person can do. Many are fixed by the contract. */
export const ar = {
  portalName: "نافذة",
  portalTitle: "نافذة: حساب واحد لكل الجهات الحكومية",
  portalDescription: "سجّل مرة واحدة، وادخل إلى مواقع الجهات الحكومية بحساب واحد، وغيّر رقم جوالك بأمان.",

  createAccount: "إنشاء حساب جديد",
  absherIndividuals: "أبشر أفراد",
  newUser: "مستخدم جديد",
  signIn: "تسجيل الدخول",
  signOut: "تسجيل الخروج",
  myAccount: "حسابي",
  selfServices: "الخدمات الذاتية",
  changePhoneNumber: "تغيير رقم الهاتف",
  lostPhone: "فقدت هاتفي",
  freezeAccount: "تجميد الحساب",
  next: "التالي",
  confirm: "تأكيد",
  back: "رجوع",

  nationalId: "رقم الهوية الوطنية أو رقم الإقامة",
  mobile: "رقم الجوال",
  newMobile: "رقم الجوال الجديد",
  countryCode: "مفتاح الدولة",
  email: "البريد الإلكتروني",
  newEmail: "البريد الإلكتروني الجديد",
  fullName: "الاسم الكامل",
  username: "اسم المستخدم",
  signInName: "اسم المستخدم أو رقم الهوية",
  password: "كلمة المرور",
  confirmPassword: "تأكيد كلمة المرور",
  preferredLanguage: "لغة التواصل",
  pictureCode: "رمز التحقق المرئي",
  agreement: "أوافق على شروط الاستخدام وسياسة الخصوصية",
  activationCode: "رمز التفعيل",
  verificationCode: "رمز التحقق",
  holdCode: "رمز الإيقاف",
  birthDate: "تاريخ الميلاد",
  idExpiry: "تاريخ انتهاء الهوية",

  arabic: "العربية",
  english: "الإنجليزية",
  saudiArabia: `السعودية ${ltr("+966")}`,

  versionOf: "نسخة",
  contents: "المحتويات",
};
