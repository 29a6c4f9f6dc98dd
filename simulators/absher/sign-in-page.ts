import { type Html, html } from "../page/html.ts";
import type { Language } from "../page/words.ts";

const ar = {
  title: "أبشر (محاكاة)",
  lead: "هذه صفحة تجربة مصطنعة وليست موقع أبشر. ادخل باسم أحد أشخاص العالم المحاكى.",
  username: "اسم المستخدم أو رقم الهوية",
  password: "كلمة المرور",
  signIn: "تسجيل الدخول",
  cancel: "إلغاء",
  wrong: "الاسم أو كلمة المرور غير صحيح.",
  goneTitle: "انتهت هذه الصفحة",
  gone: "ارجع إلى نافذة وابدأ تسجيل الدخول من جديد.",
  people: "الأشخاص وكلمات مرورهم",
};

const en: typeof ar = {
  title: "Absher (simulated)",
  lead: "This is a synthetic page for trying things out, not the Absher site. Sign in as one of the simulated world's people.",
  username: "Username or ID number",
  password: "Password",
  signIn: "Sign in",
  cancel: "Cancel",
  wrong: "The name or the password is not right.",
  goneTitle: "This page has ended",
  gone: "Go back to Nafidha and start signing in again.",
  people: "The people and their passwords",
};

const words: Readonly<Record<Language, typeof ar>> = { ar, en };

/** The sign-in form; `typed` is the name that was refused with its password, `null` at first. */
export function signInPage(language: Language, typed: string | null): string {
  const t = words[language];
  const alert = typed === null ? null : html`<p class="alert" role="alert">${t.wrong}</p>`;
  return page(
    language,
    t.title,
    html`<p>${t.lead}</p>
    ${alert}
    <form method="post">
      <label for="username">${t.username}</label>
      <input id="username" name="username" dir="ltr" value="${typed ?? ""}" autocomplete="username" autocapitalize="none" spellcheck="false" required>
      <label for="password">${t.password}</label>
      <input id="password" name="password" type="password" dir="ltr" autocomplete="current-password" required>
      <p class="buttons"><button type="submit">${t.signIn}</button>
      <button class="quiet" type="submit" name="intent" value="cancel" formnovalidate>${t.cancel}</button></p>
    </form>
    <p><a href="/?lang=${language}" target="_blank" rel="noopener">${t.people}</a></p>`,
  );
}

/** What is shown for a sign-in that is over or was never begun here. */
export function gonePage(language: Language): string {
  const t = words[language];
  return page(language, t.goneTitle, html`<p>${t.gone}</p>`);
}

function page(language: Language, title: string, content: Html): string {
  return html`<!doctype html>
<html lang="${language}" dir="${language === "ar" ? "rtl" : "ltr"}">
<head>
  <meta charset="utf-8">
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <title>${title}</title>
  <link rel="icon" href="data:,">
  <link rel="stylesheet" href="/simulators.css">
</head>
<body class="absher"><main><h1>${title}</h1>${content}</main></body>
</html>`.markup;
}
