import type { Locale } from "../../lib/site.ts";

type Words = {
  readonly title: string;
  readonly name: string;
  readonly welcome: string;
  readonly purpose: string;
  readonly newHere: string;
  readonly lostPhone: string;
  readonly ready: string;
  readonly readyAbout: string;
  readonly services: string;
  readonly selfServices: string;
  readonly selfServicesAbout: string;
  readonly changeNumber: string;
  readonly changeNumberAbout: string;
  readonly data: string;
};

/** What only this site says. */
export const WORDS: Readonly<Record<Locale, Words>> = {
  ar: {
    title: "أبشر · موقع تجريبي",
    name: "أبشر",
    welcome: "خدماتك في أبشر",
    purpose: "حسابك الوطني هو حسابك في أبشر: يصير جاهزًا لحظة تفعيله، بلا تسجيل آخر وبلا كلمة مرور أخرى.",
    newHere: "إن لم يكن لك حساب وطني فأنشئه بعد الضغط على الزر، وتعود إلى هنا وقد صار حسابك جاهزًا.",
    lostPhone: "فقدت هاتفي",
    ready: "حسابك في أبشر جاهز",
    readyAbout: "صار جاهزًا لحظة تفعيل حسابك الوطني، وخدماته متاحة لك كلها.",
    services: "خدماتك",
    selfServices: "الخدمات الذاتية",
    selfServicesAbout: "ما تنجزه بنفسك في حسابك الوطني، دون أن تسجّل الدخول مرة أخرى.",
    changeNumber: "تغيير رقم الهاتف",
    changeNumberAbout: "غيّر رقم جوالك مرة واحدة، فيتغير في كل موقع تدخله بحسابك الوطني.",
    data: "بياناتك في أبشر",
  },
  en: {
    title: "Absher · demonstration",
    name: "Absher",
    welcome: "Your services in Absher",
    purpose:
      "Your national account is your Absher account: it is ready the moment it is activated, with nothing else to register and no other password.",
    newHere:
      "If you have no national account yet, create it after pressing the button. You come back here, and your account is ready.",
    lostPhone: "I lost my phone",
    ready: "Your Absher account is ready",
    readyAbout: "It was ready the moment your national account was activated, with all of its services.",
    services: "Your services",
    selfServices: "Self-services",
    selfServicesAbout: "What you can do by yourself in your national account, without signing in again.",
    changeNumber: "Change phone number",
    changeNumberAbout:
      "Change your mobile number once, and it changes on every site that you enter with your national account.",
    data: "Your data in Absher",
  },
};
