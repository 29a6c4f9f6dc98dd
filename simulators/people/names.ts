/** One name part in both languages: Arabic, then English. */
export type NamePair = readonly [ar: string, en: string];

/** Men's first names; fathers and grandfathers are taken from here too. */
export const MALE_NAMES: readonly NamePair[] = [
  ["أحمد", "Ahmad"],
  ["محمد", "Mohammed"],
  ["عبدالله", "Abdullah"],
  ["عبدالرحمن", "Abdulrahman"],
  ["خالد", "Khalid"],
  ["فهد", "Fahad"],
  ["سعود", "Saud"],
  ["سلمان", "Salman"],
  ["تركي", "Turki"],
  ["ناصر", "Nasser"],
  ["إبراهيم", "Ibrahim"],
  ["يوسف", "Yousef"],
  ["صالح", "Saleh"],
  ["علي", "Ali"],
  ["حسن", "Hassan"],
  ["ماجد", "Majed"],
  ["بندر", "Bandar"],
  ["راشد", "Rashed"],
  ["سالم", "Salem"],
  ["عمر", "Omar"],
  ["زياد", "Ziyad"],
  ["هشام", "Hisham"],
  ["طلال", "Talal"],
  ["مشعل", "Mishal"],
];

/** Women's first names. */
export const FEMALE_NAMES: readonly NamePair[] = [
  ["نورة", "Norah"],
  ["سارة", "Sarah"],
  ["فاطمة", "Fatimah"],
  ["عائشة", "Aisha"],
  ["مريم", "Maryam"],
  ["ريم", "Reem"],
  ["هند", "Hind"],
  ["لطيفة", "Latifah"],
  ["منيرة", "Munirah"],
  ["هيا", "Haya"],
  ["جواهر", "Jawaher"],
  ["العنود", "Alanoud"],
  ["شهد", "Shahad"],
  ["أمل", "Amal"],
  ["خلود", "Khulud"],
  ["دانة", "Danah"],
  ["أسماء", "Asma"],
  ["لمى", "Lama"],
];

/** Family names of citizens. */
export const CITIZEN_FAMILIES: readonly NamePair[] = [
  ["الحربي", "Alharbi"],
  ["القحطاني", "Alqahtani"],
  ["الغامدي", "Alghamdi"],
  ["الزهراني", "Alzahrani"],
  ["العتيبي", "Alotaibi"],
  ["الشمري", "Alshammari"],
  ["الدوسري", "Aldosari"],
  ["المطيري", "Almutairi"],
  ["الشهري", "Alshehri"],
  ["العنزي", "Alanazi"],
  ["السبيعي", "Alsubaie"],
  ["المالكي", "Almalki"],
  ["الجهني", "Aljohani"],
  ["البلوي", "Albalawi"],
  ["الأحمدي", "Alahmadi"],
  ["العمري", "Alamri"],
  ["الرشيد", "Alrasheed"],
  ["الخالدي", "Alkhaldi"],
  ["اليامي", "Alyami"],
  ["الثبيتي", "Althubaiti"],
];

/** Family names of residents, each with the ISO 3166-1 code of its holder's country. */
export const RESIDENT_FAMILIES: readonly { readonly name: NamePair; readonly nationality: string }[] = [
  { name: ["المصري", "Elmasry"], nationality: "EG" },
  { name: ["عبدالسلام", "Abdelsalam"], nationality: "EG" },
  { name: ["خان", "Khan"], nationality: "PK" },
  { name: ["مالك", "Malik"], nationality: "PK" },
  { name: ["حسين", "Hussain"], nationality: "IN" },
  { name: ["أنصاري", "Ansari"], nationality: "IN" },
  { name: ["رحمن", "Rahman"], nationality: "BD" },
  { name: ["الحلبي", "Alhalabi"], nationality: "SY" },
  { name: ["الخطيب", "Alkhatib"], nationality: "JO" },
  { name: ["باوزير", "Bawazir"], nationality: "YE" },
  { name: ["الطيب", "Eltayeb"], nationality: "SD" },
  { name: ["القاسم", "Alqasem"], nationality: "LB" },
];
