const ARABIC = /[\u0600-\u06ff]/;

/** A name in the language of its letters, whatever the page's: a voice reads it in that language, and it stands apart from what is around it. */
export function OwnLanguage({ children }: { readonly children: string }) {
  const isArabic = ARABIC.test(children);
  return (
    <bdi dir={isArabic ? "rtl" : "ltr"} lang={isArabic ? "ar" : "en"}>
      {children}
    </bdi>
  );
}
