import type { Locale } from "../../lib/site.ts";

type Words = {
  readonly title: string;
  readonly name: string;
  readonly welcome: string;
  readonly purpose: string;
  readonly card: string;
  readonly specimen: string;
  readonly data: string;
  readonly bar: string;
  readonly home: string;
  readonly account: string;
  readonly accountAbout: string;
  readonly changeNumber: string;
  readonly changeNumberAbout: string;
  readonly selfServices: string;
  readonly selfServicesAbout: string;
  readonly nationalAccount: string;
  readonly nationalAccountAbout: string;
};

/** What only this site says. */
export const WORDS: Readonly<Record<Locale, Words>> = {
  ar: {
    title: "توكلنا · موقع تجريبي",
    name: "توكلنا",
    welcome: "هويتك في هاتفك",
    purpose: "ادخل بحسابك الوطني لتظهر بطاقتك الرقمية هنا.",
    card: "الهوية الرقمية",
    specimen: "نموذج غير رسمي",
    data: "بياناتي",
    bar: "أقسام توكلنا",
    home: "الرئيسية",
    account: "حسابي",
    accountAbout: "حسابك في توكلنا هو حسابك الوطني، وهذه الخدمات تفتح في نافذة.",
    changeNumber: "تغيير رقم الهاتف",
    changeNumberAbout: "غيّر رقم جوالك مرة واحدة لكل المواقع.",
    selfServices: "الخدمات الذاتية",
    selfServicesAbout: "كل ما تنجزه بنفسك في حسابك الوطني.",
    nationalAccount: "حسابي في نافذة",
    nationalAccountAbout: "بياناتك وأمان حسابك.",
  },
  en: {
    title: "Tawakkalna · demonstration",
    name: "Tawakkalna",
    welcome: "Your ID on your phone",
    purpose: "Sign in with your national account to see your digital card here.",
    card: "Digital ID",
    specimen: "Specimen, not official",
    data: "My data",
    bar: "Tawakkalna's sections",
    home: "Home",
    account: "My account",
    accountAbout: "Your Tawakkalna account is your national account; these services open in Nafidha.",
    changeNumber: "Change phone number",
    changeNumberAbout: "Change your mobile number once, for every site.",
    selfServices: "Self-services",
    selfServicesAbout: "All that you can do by yourself in your national account.",
    nationalAccount: "My account in Nafidha",
    nationalAccountAbout: "Your data, and how safe your account is.",
  },
};
