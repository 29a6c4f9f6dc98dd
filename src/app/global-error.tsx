"use client";

import "./globals.css";

/** What is left when even the layout fails: both languages at once, since neither is known. */
export default function GlobalError({ retry }: { readonly retry: () => void }) {
  return (
    <html dir="rtl" lang="ar">
      <head>
        <title>نافذة · Nafidha</title>
      </head>
      <body>
        <main className="page">
          <div className="flow">
            <h1>تعذّر فتح هذه الصفحة</h1>
            <p className="flow-help">الخطأ من جهتنا، ولم يضِع شيء مما أكملته. أعد المحاولة بعد لحظة.</p>
            <div dir="ltr" lang="en">
              <h2>This page could not be opened</h2>
              <p className="flow-help">The fault is ours, and nothing you finished is lost. Try again in a moment.</p>
            </div>
            <div className="actions">
              <button className="button button-primary" onClick={() => retry()} type="button">
                إعادة المحاولة · <span lang="en">Try again</span>
              </button>
            </div>
          </div>
        </main>
      </body>
    </html>
  );
}
