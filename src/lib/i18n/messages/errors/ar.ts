/** Pages for what went wrong. */
export const ar = {
  notFound: {
    title: "هذه الصفحة غير موجودة",
    help: "قد يكون العنوان ناقصًا، أو انتقلت الصفحة. لم يتغير شيء في حسابك.",
    home: "الصفحة الرئيسية",
    recovery: "أحتاج إلى مساعدة في الدخول إلى حسابي",
  },
};
