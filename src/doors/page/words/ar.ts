import { createPlural, type Words } from "./words.ts";

const plural = createPlural("ar");

/** What the pages say in Arabic. */
export const ar: Words = {
  lang: "ar",
  dir: "rtl",
  frame: {
    searchLabel: "البحث في المقالات",
    searchHint: "سؤال أو بضع كلمات",
    searchButton: "بحث",
    skip: "الانتقال إلى المحتوى",
    goSearch: "البحث في المقالات",
    forPrograms: "للبرامج:",
    forAssistants: "لمساعدي الذكاء الاصطناعي:",
    status: "الحالة",
    connect: "الاتصال",
    errors: {
      400: "لا يمكن الإجابة عن هذا الطلب",
      401: "يلزم مفتاح",
      403: "غير مسموح",
      404: "غير موجود",
      405: "غير ممكن هنا",
      413: "الطلب أكبر مما يُقبل دفعة واحدة",
      429: "طلبات كثيرة جدًا",
      500: "حدث خطأ ما",
      503: "غير متاح الآن",
    },
    fromBeginning: "عرض هذه القائمة من بدايتها",
    keyNeeded: "يلزم مفتاح",
    key: "المفتاح",
    openWithKey: "فتح",
    keyKept: "يُحفظ المفتاح حتى تغلق المتصفح.",
    keyAgain: ["إن كنت قد أدخلته من قبل ووصلت عبر رابط من مكان آخر، ", "فافتح هذه الصفحة مرة أخرى", "."],
  },
  search: {
    order: "الترتيب",
    relevance: "الأكثر صلة أولًا",
    newest: "الأحدث أولًا",
    oldest: "الأقدم أولًا",
    diverse: "الأكثر تنوعًا أولًا",
    passages: (count) =>
      plural(count, {
        zero: "لا مقاطع",
        one: "مقطع واحد",
        two: "مقطعان",
        few: "# مقاطع",
        many: "# مقطعًا",
        other: "# مقطع",
      }),
    nothing: "لا يوجد مقطع فيه أي من هذه الكلمات.",
    nothingFiltered: "لا يوجد في هذه المقالات مقطع فيه أي من هذه الكلمات.",
    tryOthers: "جرّب كلمات أخرى.",
    only: (filters) => `فقط ${filters}.`,
    searchAll: "البحث في كل المقالات",
    or: "أو:",
    corrected: (from, to) => `«${from}» غير موجودة في هذه المقالات، لذا جرى البحث عن «${to}»`,
    copiesElsewhere: "يوجد ما يكاد يطابقه في مكان آخر أيضًا",
    more: "مقاطع أخرى",
    moreOfSame: "مقاطع أخرى من المقالات نفسها",
    newestOf: (count) =>
      plural(count, {
        one: "الأحدث من مقال واحد",
        two: "الأحدث من مقالين",
        few: "الأحدث من # مقالات",
        many: "الأحدث من # مقالًا",
        other: "الأحدث من # مقال",
      }),
    articles: "المقالات",
  },
  article: {
    original: "الأصل",
    alsoHere: "هنا أيضًا",
    readOn: "متابعة القراءة",
  },
};
