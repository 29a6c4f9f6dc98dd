import { expect, test } from "vitest";
import { CATALOGUES, pairs } from "./catalogues.ts";

/** The words that people are told to look for and that other programs find pages by. They change only by an agreed decision. */
const FIXED = [
  ["إنشاء حساب جديد", "Create a new account"],
  ["أبشر أفراد", "Absher individuals"],
  ["مستخدم جديد", "New user"],
  ["الملف الوطني", "National File"],
  ["إتمام التسجيل", "Complete registration"],
  ["رقم الهوية الوطنية أو رقم الإقامة", "National ID or Iqama number"],
  ["رقم الجوال", "Mobile number"],
  ["البريد الإلكتروني", "Email"],
  ["الاسم الكامل", "Full name"],
  ["اسم المستخدم", "Username"],
  ["اسم المستخدم أو رقم الهوية", "Username or ID number"],
  ["كلمة المرور", "Password"],
  ["تأكيد كلمة المرور", "Confirm password"],
  ["لغة التواصل", "Preferred language"],
  ["رمز التحقق المرئي", "Picture code"],
  ["أوافق على شروط الاستخدام وسياسة الخصوصية", "I agree to the terms of use and the privacy policy"],
  ["التالي", "Next"],
  ["تأكيد", "Confirm"],
  ["رجوع", "Back"],
  ["رمز التفعيل", "Activation code"],
  ["رمز التحقق", "Verification code"],
  ["تسجيل الدخول", "Sign in"],
  ["تسجيل الخروج", "Sign out"],
  ["حسابي", "My account"],
  ["الخدمات الذاتية", "Self-services"],
  ["تغيير رقم الهاتف", "Change phone number"],
  ["مفتاح الدولة", "Country code"],
  ["رقم الجوال الجديد", "New mobile number"],
  ["تأكيد التغيير", "Confirm the change"],
  ["فقدت هاتفي", "I lost my phone"],
  ["نسيت كلمة المرور", "Forgot password"],
  ["موافقة", "Allow"],
  ["رفض", "Deny"],
  ["البريد الإلكتروني الجديد", "New email"],
  ["تجميد الحساب", "Freeze account"],
  ["رمز الإيقاف", "Hold code"],
  ["تعليق", "Hold"],
  ["إلغاء الطلب", "Cancel request"],
  ["التراجع عن التغيير", "Undo the change"],
  ["تاريخ الميلاد", "Birth date"],
  ["تاريخ انتهاء الهوية", "ID expiry date"],
  ["رمز الاسترداد", "Recovery code"],
  ["رمز تطبيق المصادقة", "Authenticator code"],
] as const;

const present = pairs(CATALOGUES);

test.each(FIXED)("«%s» is “%s”, letter for letter, at one place of a catalogue", (ar, en) => {
  expect(present).toContainEqual(expect.objectContaining({ ar, en }));
});

const byArabic = new Map<string, string>(FIXED);
const byEnglish = new Map<string, string>(FIXED.map(([ar, en]) => [en, ar]));

test("what has a fixed Arabic name has its fixed English name too, wherever it stands", () => {
  const differing = present.filter(({ ar, en }) => (byArabic.get(ar) ?? en) !== en);
  expect(differing).toEqual([]);
});

test("what has a fixed English name has its fixed Arabic name too, wherever it stands", () => {
  const differing = present.filter(({ ar, en }) => (byEnglish.get(en) ?? ar) !== ar);
  expect(differing).toEqual([]);
});
