import type { Locale } from "../../lib/site.ts";

type Words = { readonly title: string; readonly name: string; readonly purpose: string };

/** What only this site says. */
export const WORDS: Readonly<Record<Locale, Words>> = {
  ar: {
    title: "حساب المواطن · موقع تجريبي",
    name: "حساب المواطن",
    purpose: "ادخل بحسابك الوطني لنعرف من أنت. لن نطلب منك كلمة مرور هنا، ولن تكتب بياناتك مرة أخرى.",
  },
  en: {
    title: "Citizen Account · demonstration",
    name: "Citizen Account",
    purpose:
      "Sign in with your national account, so that we know who you are. We ask for no password here, and you type nothing twice.",
  },
};
