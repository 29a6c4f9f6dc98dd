import type { Locale } from "#lib/i18n/locales.ts";

/** The words of the provider's own pages. Every text is HTML-safe as it stands; `{site}` is put in escaped. */
type Words = {
  readonly error: {
    readonly title: string;
    readonly help: string;
    readonly unknownSite: string;
    readonly wrongAddress: string;
    readonly expired: string;
    readonly finished: string;
    readonly noCookies: string;
    readonly signingOut: string;
    readonly fault: string;
    readonly reference: string;
    readonly home: string;
  };
  readonly signOut: {
    readonly title: string;
    readonly help: string;
    readonly fromSite: string;
    readonly confirm: string;
    readonly stay: string;
  };
  readonly signingOut: { readonly title: string; readonly help: string; readonly go: string };
  readonly signedOut: { readonly title: string; readonly help: string; readonly home: string };
  readonly onward: { readonly title: string; readonly help: string; readonly go: string };
};

/** In each language. */
export const WORDS: Readonly<Record<Locale, Words>> = {
  ar: {
    error: {
      title: "تعذّر إتمام طلبك",
      help: "وصلنا طلب غير مكتمل أو غير صحيح من الموقع الذي كنت تستخدمه. لم يتغيّر شيء في حسابك. ارجع إلى الموقع وابدأ تسجيل الدخول من جديد.",
      expired:
        "انتهت مدة هذا الطلب أو فُتح في متصفح آخر. لم يتغيّر شيء في حسابك. ارجع إلى الموقع وابدأ تسجيل الدخول من جديد.",
      unknownSite:
        "الموقع الذي أرسلك إلينا غير مسجّل لدينا. لم نعطه شيئًا من بياناتك. تأكد من عنوان الموقع، ثم ادخل إليه من عنوانه الرسمي.",
      wrongAddress:
        "طلب الموقع أن نعيدك إلى عنوان لم يسجّله لدينا. لم نعطه شيئًا من بياناتك. ادخل إلى الموقع من عنوانه الرسمي، وإن تكرّر ذلك فأبلغ الموقع برقم المرجع.",
      finished:
        "انتهى هذا الطلب، فربما أتممته من قبل ثم رجعت إليه. لم يتغيّر شيء في حسابك. افتح الموقع من جديد، فقد تكون مسجّلًا فيه.",
      noCookies:
        "لم يرسل متصفحك ملفات الارتباط، ومن دونها لا نعرف أي طلب تكمل. لم يتغيّر شيء في حسابك. اسمح بملفات الارتباط لهذا الموقع، ثم ابدأ تسجيل الدخول من جديد.",
      signingOut:
        "لم نتمكن من إتمام تسجيل الخروج كما طلب الموقع. قد تكون ما زلت مسجّلًا في حسابك الوطني. افتح الصفحة الرئيسية وسجّل الخروج منها.",
      fault: "الخطأ من جهتنا، ولم يتغيّر شيء في حسابك. ارجع إلى الموقع بعد لحظة وابدأ تسجيل الدخول من جديد.",
      reference: "إن تكرّر ذلك فاذكر لنا رقم المرجع:",
      home: "الصفحة الرئيسية",
    },
    signOut: {
      title: "هل تريد تسجيل الخروج؟",
      help: "ستخرج من حسابك الوطني في هذا المتصفح. لن يعرفك أي موقع حكومي حتى تسجّل الدخول من جديد.",
      fromSite: "خرجت من {site}، ويسألك إن كنت تريد الخروج من حسابك الوطني أيضًا.",
      confirm: "تسجيل الخروج",
      stay: "البقاء مسجّلًا",
    },
    signingOut: {
      title: "نُخرجك من حسابك الوطني",
      help: "إن لم تنتقل الصفحة وحدها فاضغط الزر.",
      go: "تسجيل الخروج",
    },
    signedOut: {
      title: "تم تسجيل الخروج",
      help: "خرجت من حسابك الوطني في هذا المتصفح. إن كان الجهاز لغيرك فأغلق المتصفح أيضًا.",
      home: "الصفحة الرئيسية",
    },
    onward: { title: "لحظة من فضلك", help: "نكمل طلبك. إن لم تنتقل الصفحة وحدها فاضغط الزر.", go: "متابعة" },
  },
  en: {
    error: {
      title: "We could not complete your request",
      help: "The site you were using sent a request that is incomplete or not correct. Nothing has changed in your account. Go back to the site and start signing in again.",
      expired:
        "This request has expired or was opened in another browser. Nothing has changed in your account. Go back to the site and start signing in again.",
      unknownSite:
        "The site that sent you is not registered with us. We gave it none of your data. Check the site's address, then go to it by its official address.",
      wrongAddress:
        "The site asked us to send you back to an address that it has not registered. We gave it none of your data. Go to the site by its official address. If it happens again, tell the site the reference.",
      finished:
        "This request has ended. You may have completed it before and come back to it. Nothing has changed in your account. Open the site again: you may be signed in there.",
      noCookies:
        "Your browser sent no cookies, and without them we do not know which request you are completing. Nothing has changed in your account. Allow cookies for this site, then start signing in again.",
      signingOut:
        "We could not complete the sign-out as the site asked for it. You may still be signed in to your national account. Open the home page and sign out there.",
      fault:
        "The fault is ours, and nothing has changed in your account. Go back to the site in a moment and start signing in again.",
      reference: "If it happens again, quote this reference:",
      home: "Home page",
    },
    signOut: {
      title: "Do you want to sign out?",
      help: "You will be signed out of your national account in this browser. No government site will know you until you sign in again.",
      fromSite: "You have signed out of {site}. It asks whether you want to sign out of your national account too.",
      confirm: "Sign out",
      stay: "Stay signed in",
    },
    signingOut: {
      title: "Signing you out of your national account",
      help: "If the page does not move on by itself, press the button.",
      go: "Sign out",
    },
    signedOut: {
      title: "You are signed out",
      help: "You are signed out of your national account in this browser. If this is not your own device, close the browser too.",
      home: "Home page",
    },
    onward: {
      title: "One moment",
      help: "We are completing your request. If the page does not move on by itself, press the button.",
      go: "Continue",
    },
  },
};
