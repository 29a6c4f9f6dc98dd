import type { Proof } from "#lib/domain/mobile-change/evidence.ts";
import { momentInWords } from "#lib/i18n/dates.ts";
import { durationWords } from "#lib/i18n/durations.ts";
import { ltr } from "#lib/i18n/isolate.ts";
import { arabicCount } from "#lib/i18n/plural.ts";
import type { RefusalWords } from "#lib/i18n/refusal-code.ts";

const wait = (seconds: number) => durationWords(seconds * 1000, "ar", "oblique");

const guesses = (n: number) =>
  arabicCount(n, {
    zero: "لم تبقَ لك محاولات. اطلب رمزًا جديدًا.",
    one: "بقيت لك محاولة واحدة.",
    two: "بقيت لك محاولتان.",
    few: "بقيت لك {n} محاولات.",
    many: "بقيت لك {n} محاولة.",
    other: "بقيت لك {n} محاولة.",
  });

const places = (n: number) =>
  arabicCount(n, {
    zero: "لا خانات",
    one: "خانة واحدة",
    two: "خانتان",
    few: "{n} خانات",
    many: "{n} خانة",
    other: "{n} خانة",
  });

const passkeys = (n: number) =>
  arabicCount(n, {
    zero: "لا مفاتيح مرور",
    one: "مفتاح مرور واحد",
    two: "مفتاحا مرور",
    few: "{n} مفاتيح مرور",
    many: "{n} مفتاح مرور",
    other: "{n} مفتاح مرور",
  });

const PROOFS = {
  password: "كلمة المرور",
  old_sim: "رمز يصل إلى رقمك الحالي",
  passkey: "مفتاح مرور",
  totp: "رمز تطبيق المصادقة",
  recovery_code: "رمز استرداد",
  email: "رمز يصل إلى بريدك المؤكد",
  known_device: "متصفح دخلت منه قبل شهر",
  registry_facts: "بياناتك في السجل المدني",
  in_person: "رمز مكتب الخدمة",
} as const satisfies Record<Proof, string>;

/** The words of every refusal, in Arabic, the original: what happened, and what to do. */
export const ar: RefusalWords = {
  required: () => "هذا الحقل فارغ. املأه من فضلك.",
  unreadable: () => "لم نتمكن من قراءة ما في هذا الحقل. اكتبه من جديد.",
  too_long: ({ maximum }) => `ما كتبته طويل جدًا. أقصى ما نقبله ${places(maximum)}.`,
  language_unknown: () => "اختر العربية أو الإنجليزية.",
  agreement_required: () => "نحتاج إلى موافقتك على الشروط والسياسة قبل المتابعة.",
  country_not_allowed: () => "لا نقبل أرقام هذه الدولة الآن. اختر دولة من القائمة.",

  national_id_not_digits: () => "رقم الهوية أو الإقامة أرقام فقط. احذف ما سواها.",
  national_id_wrong_length: () => "رقم الهوية أو الإقامة عشرة أرقام. راجع ما كتبته.",
  national_id_wrong_start: () => "يبدأ رقم الهوية بالرقم 1، ورقم الإقامة بالرقم 2. راجع أول رقم.",
  national_id_check_failed: () => "في هذا الرقم خطأ. قارنه ببطاقتك رقمًا رقمًا.",

  mobile_malformed: () => `لم نفهم رقم الجوال. اكتبه مثل: ${ltr("0512345678")}.`,
  mobile_stray_letter: () => "في رقم الجوال حرف زائد. هل تقصد الرقم التالي؟",
  mobile_too_short: () => `رقم الجوال ناقص. اكتبه كاملًا مثل: ${ltr("0512345678")}.`,
  mobile_too_long: () => `رقم الجوال أطول من اللازم. اكتبه مثل: ${ltr("0512345678")}.`,
  mobile_landline: () => "هذا رقم هاتف ثابت. اكتب رقم جوال يستقبل الرسائل.",
  mobile_unknown_prefix: () => "لا يبدأ رقم جوال سعودي بهذه الأرقام. راجع أول الرقم.",
  mobile_extension: () => "اكتب رقم الجوال وحده دون تحويلة.",
  mobile_several_numbers: () => "كتبت أكثر من رقم. اكتب رقم جوال واحدًا.",
  mobile_country_not_allowed: () => "نقبل أرقام الجوال السعودية فقط. اكتب رقمًا سعوديًا.",
  mobile_country_differs: () => "الرقم من دولة غير التي اخترتها. صحح الرقم أو الدولة.",

  username_not_english: () => "اكتب اسم المستخدم بحروف إنجليزية وأرقام فقط، دون مسافات.",
  username_too_short: ({ minimum }) => `اسم المستخدم قصير. أقله ${places(minimum)}.`,
  username_too_long: ({ maximum }) => `اسم المستخدم طويل. أقصاه ${places(maximum)}.`,
  username_without_capital: () => "أضف إلى اسم المستخدم حرفًا إنجليزيًا كبيرًا، مثل A.",
  username_without_small: () => "أضف إلى اسم المستخدم حرفًا إنجليزيًا صغيرًا، مثل a.",
  username_without_digit: () => "أضف إلى اسم المستخدم رقمًا، مثل 5.",

  email_without_at: () => `في البريد الإلكتروني علامة ${ltr("@")} واحدة. اكتبه مثل: ${ltr("name@example.com")}.`,
  email_name_unreadable: () => `قبل علامة ${ltr("@")} حروف إنجليزية وأرقام دون مسافات. راجع ما كتبته.`,
  email_domain_incomplete: () => `ما بعد علامة ${ltr("@")} غير مكتمل. اكتبه مثل: ${ltr("name@example.com")}.`,
  email_malformed: () => `البريد الإلكتروني غير مكتمل. اكتبه مثل: ${ltr("name@example.com")}.`,
  email_too_long: ({ maximum }) => `البريد الإلكتروني طويل. أقصاه ${places(maximum)}.`,

  full_name_not_letters: () => "اكتب الاسم بالحروف فقط، دون أرقام أو رموز.",
  full_name_incomplete: () => "اكتب الاسم الأول واسم العائلة على الأقل.",
  full_name_too_long: ({ maximum }) => `الاسم طويل. أقصاه ${places(maximum)}.`,

  sign_in_name_malformed: () => "اكتب اسم المستخدم، أو رقم الهوية من عشرة أرقام.",
  picture_answer_not_digits: () => "اكتب الأرقام التي تراها أو تسمعها فقط.",
  code_not_six_digits: () => "الرمز ستة أرقام. اكتبه كما وصلك.",
  hold_code_not_eight_letters: () => "رمز الإيقاف ثمانية أحرف إنجليزية. اكتبه كما وصلك.",
  recovery_code_malformed: () => "رمز الاسترداد 16 خانة من حروف إنجليزية وأرقام. اكتبه كما في ورقتك.",
  date_malformed: () => `لم نفهم هذا التاريخ. اكتبه مثل: ${ltr("1410/10/10")} أو ${ltr("1990/5/5")}.`,

  password_arabic_letters: () => "في كلمة المرور حروف عربية. حوّل لوحة المفاتيح إلى الإنجليزية واكتبها من جديد.",
  password_not_english: () => "اكتب كلمة المرور بحروف إنجليزية وأرقام ورموز فقط، دون مسافات.",
  password_unprintable: () => "في كلمة المرور رمز لا يُقرأ. اكتبها من جديد.",
  password_too_short: ({ minimum }) => `كلمة المرور قصيرة. أقلها ${places(minimum)}.`,
  password_too_long: ({ maximum }) => `كلمة المرور طويلة. أقصاها ${places(maximum)}.`,
  password_without_capital: () => "أضف إلى كلمة المرور حرفًا إنجليزيًا كبيرًا، مثل A.",
  password_without_small: () => "أضف إلى كلمة المرور حرفًا إنجليزيًا صغيرًا، مثل a.",
  password_without_symbol: () => "أضف إلى كلمة المرور رمزًا، مثل ! أو #.",
  password_has_username: () => "في كلمة المرور جزء من اسم المستخدم. اختر كلمة بعيدة عنه.",
  password_repeats_character: () => "تكررت في كلمة المرور خانة أكثر من أربع مرات متتالية. غيّر بعضها.",
  password_has_portal_name: () => "في كلمة المرور اسم هذه البوابة. اختر كلمة لا يتوقعها أحد.",
  password_has_own_data: () => "في كلمة المرور شيء من هويتك أو جوالك أو بريدك. اختر غيرها.",
  password_common: () => "كلمة المرور هذه شائعة وسهلة التخمين. اختر كلمة أخرى.",
  passwords_differ: () => "الكلمتان مختلفتان. اكتب كلمة المرور نفسها في الحقلين.",

  step_passed: () => "تقدّم هذا الطلب في صفحة أخرى. تابع من حيث وصل.",
  busy: () => "وصلنا طلبان في وقت واحد. أعد المحاولة من فضلك.",
  overloaded: () => "الطلبات كثيرة الآن. انتظر دقيقة ثم أعد المحاولة. لم يتغير شيء.",
  unexpected: ({ reference }) => `حدث خطأ من جهتنا، وليس منك. أعد المحاولة. رقم المرجع: ${ltr(reference)}`,
  time_at_maximum: () => "بلغ هذا الطلب أطول مدة له. أكمله قبل أن تنتهي.",
  absher_unavailable: () => "أبشر لا يجيبنا الآن. لم يُنشأ شيء. انتظر قليلًا ثم أعد المحاولة.",
  registration_expired: () => "انتهت مدة التسجيل ولم يُنشأ حساب. ابدأ من جديد.",
  registry_unavailable: () => "لا يجيبنا السجل المدني الآن. انتظر قليلًا ثم أعد المحاولة.",

  picture_wrong: () => "الأرقام لا تطابق الصورة ولا الصوت. هذه صورة جديدة وصوت جديد، اكتب أرقام أحدهما.",
  picture_gone: () => "انتهت مدة الصورة. هذه صورة جديدة وصوت جديد، اكتب أرقام أحدهما.",
  slower_proof_needed: () => "نحتاج إلى تحقق أطول هذه المرة. اكتب أرقام الصورة الجديدة أو الصوت الجديد.",
  sign_in_wrong: () => "البيانات غير صحيحة. راجع الاسم وكلمة المرور ثم أعد المحاولة.",
  too_many_attempts: ({ waitSeconds }) => `المحاولات كثيرة. انتظر ${wait(waitSeconds)} ثم أعد المحاولة.`,
  account_frozen: ({ until }) => {
    if (until === null) return "الحساب مجمّد. زر مكتب الخدمة ومعك هويتك لرفع التجميد.";
    if (until === "lifted") return "الحساب مجمّد حتى ترفع التجميد. افتح صفحة «فقدت هاتفي».";
    return `الحساب مجمّد حتى ${momentInWords(until, "ar")}.`;
  },
  mobile_unusable: () => "رقم الجوال المسجل لدينا لم يعد باسمك. اختر «فقدت هاتفي» لتسجيل رقم جديد.",

  passkey_unreadable: () => "لم يصلنا مفتاح المرور كاملًا. أعد المحاولة، أو اختر طريقة أخرى.",
  passkey_not_accepted: () => "لم نقبل مفتاح المرور هذا. جرّب مفتاحًا آخر، أو اختر طريقة أخرى.",
  passkey_too_late: () => "انتهى وقت الانتظار لمفتاح المرور، أو استُخدم الطلب. أعد المحاولة من فضلك.",
  passkey_of_another_account: () => "مفتاح المرور هذا لحساب آخر. استخدم مفتاح الحساب الذي دخلت به.",
  passkeys_at_maximum: ({ maximum }) => `لديك ${passkeys(maximum)}، وهو أقصى ما نقبله. احذف واحدًا لا تحتاجه أولًا.`,
  passkey_already_added: () => "مفتاح المرور هذا مضاف إلى حساب من قبل. استخدم جهازًا آخر أو مفتاحًا آخر.",
  passkey_missing: () => "لم نجد مفتاح المرور هذا في حسابك. ربما حُذف في صفحة أخرى.",

  code_wrong: ({ guessesLeft }) => `الرمز غير صحيح. ${guesses(guessesLeft)}`,
  totp_wrong: () => "الرمز غير صحيح. انتظر الرمز التالي في التطبيق ثم اكتبه. تأكد أن وقت هاتفك مضبوط تلقائيًا.",
  enrolment_missing: () => "انتهى وقت هذه الصفحة ولم يُضف شيء. ابدأ الإضافة من جديد.",
  factor_missing: () => "لم نجد ما تريد حذفه في حسابك. ربما حُذف في صفحة أخرى.",
  recovery_code_wrong: () => "لم يُقبل هذا الرمز. راجع ما كتبته، أو اكتب رمزًا آخر لم تستخدمه من قبل.",
  code_expired: () => "انتهت مدة الرمز. اطلب رمزًا جديدًا.",
  code_exhausted: () => "انتهت محاولات هذا الرمز. ابدأ الخطوة من جديد.",
  resend_too_soon: ({ waitSeconds }) => `أرسلنا رمزًا قبل قليل. اطلب غيره بعد ${wait(waitSeconds)}.`,
  code_on_its_way: () => "لم تُسلَّم الرسالة السابقة بعد، وسيصلك رمزها حالما تُسلَّم. انتظر قليلًا من فضلك.",
  code_allowance_spent: ({ waitSeconds }) => `أرسلنا رموزًا كثيرة إلى هذا الرقم. أعد المحاولة بعد ${wait(waitSeconds)}.`,
  too_many_recipients: () => "جُرّبت أرقام كثيرة في هذا الطلب. ابدأ طلبًا جديدًا.",

  change_flow_missing: () => "لا يوجد طلب مفتوح في هذا المتصفح. ابدأ الطلب من جديد.",
  change_flow_expired: () => "انتهى وقت هذا الطلب، ولم يتغير شيء. ابدأ من جديد.",
  absher_sign_in_wrong: () => "البيانات غير صحيحة. راجع اسم المستخدم أو رقم الهوية، والاسم الكامل، وكلمة المرور.",
  number_unchanged: () => "هذا هو رقمك المسجل الآن. اكتب الرقم الجديد.",
  number_given_twice: () => "تنسب شركات الاتصالات هذا الرقم إلى أكثر من شخص. راجع شركة الاتصالات، أو اكتب رقمًا آخر.",
  hold_link_not_accepted: () => "استُعمل هذا الرابط أو انتهت مدته. افتح رابط رسالة أحدث.",
  hold_code_not_accepted: () => "لم يُقبل هذا الرمز. راجع أحرفه في الرسالة، أو اكتب رمزًا من رسالة أحدث.",

  recovery_missing: () => "لا توجد استعادة مفتوحة في هذا المتصفح. ابدأ من جديد.",
  recovery_expired: () => "انتهى وقت الاستعادة، ولم يتغير شيء. ابدأ من جديد.",
  facts_wrong: () => "لا تطابق هذه البيانات السجل المدني. قارن التاريخين ببطاقتك رقمًا رقمًا.",
  own_password_wrong: () => "كلمة المرور غير صحيحة. راجعها ثم أعد المحاولة.",
  channel_unusable: () => "لا نستطيع إرسال رمز إلى هنا. تابع دونه.",

  case_missing: () => "لا يوجد لهذا الحساب طلب بهذا الرقم. راجع رقم الطلب.",
  case_ended: () => "انتهى هذا الطلب قبل ذلك، فلا شيء يُلغى.",
  not_completed: () => "لم يتم هذا التغيير بعد. ألغِ الطلب بدلًا من التراجع.",
  undo_time_over: () => "انتهت مدة التراجع عن هذا التغيير. اطلب تغييرًا جديدًا، أو زر مكتب الخدمة.",
  stop_evidence_insufficient: () => "لا يكفي ما أثبته لإيقاف هذا الطلب. أضف إثباتًا آخر، أو زر مكتب الخدمة.",
  stop_in_person_only: () => "لا يوقف هذا الطلب إلا مكتب الخدمة. زره ومعك هويتك.",
  freeze_evidence_insufficient: () => "لا يكفي هذا لتجميد الحساب. أثبت رقمًا لك أو بريدك أو كلمة المرور.",
  freeze_used_lately: () => "جُمّد الحساب بهذه الطريقة خلال آخر 30 يومًا. استعمل طريقة أخرى.",
  not_frozen: () => "الحساب غير مجمّد، فلا حاجة إلى رفع شيء.",
  lift_evidence_insufficient: () => "لا يكفي هذا لرفع التجميد. أضف إثباتًا آخر، أو غيّر رقمك.",
  lift_in_person_only: () => "لا يرفع هذا التجميد إلا مكتب الخدمة. زره ومعك هويتك.",
  stolen_evidence_insufficient: () => "يلزم لهذا مفتاح مرور أو رمز استرداد أو رمز مكتب الخدمة.",
  weak_rows_in_person_only: () => "لا يعيد هذا إلا مكتب الخدمة. زره ومعك هويتك.",
  no_password_due: () => "لا تحتاج إلى وضع كلمة مرور هنا. ادخل بكلمة مرورك.",
  password_evidence_insufficient: () => "أثبت رقمك الجديد وما أثبته عند الطلب، ثم ضع كلمة المرور.",

  number_not_owned: () => "هذا الرقم غير مسجل باسم صاحب هذه الهوية. اكتب رقمًا مسجلًا باسمك.",
  number_on_business: () => "هذا الرقم مسجل باسم منشأة. اكتب رقمًا مسجلًا باسمك.",
  ownership_unknown: () => "لم نتمكن من التحقق من ملكية الرقم الآن. أعد المحاولة بعد قليل.",
  account_guarded: ({ until }) => `حسابك في فترة حماية بعد تغيير قريب، حتى ${momentInWords(until, "ar")}.`,
  change_under_way: ({ caseNumber }) => `لديك طلب تغيير قائم، رقمه ${ltr(caseNumber)}. تابعه أولًا.`,
  change_contested: ({ caseNumber }) =>
    `لديك طلب تغيير قائم إلى رقم آخر، رقمه ${ltr(caseNumber)}. صار متنازعًا عليه، ويحسمه مكتب الخدمة.`,
  evidence_insufficient: ({ suffices }) =>
    `لا يكفي هذا لتغيير الرقم. يكفي: ${suffices.map((way) => way.map((proof) => PROOFS[proof]).join(" مع ")).join("؛ أو ")}.`,
};
