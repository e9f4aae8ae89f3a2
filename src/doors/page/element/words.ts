import type { createPlural } from "../words/words.ts";

/** The forms of a text with a number in it. */
export type PluralForms = Parameters<ReturnType<typeof createPlural>>[1];

/** What the element says in one language. */
export interface ElementWords {
  dir: "ltr" | "rtl";
  /** Label of the field, and of the button that opens a dialog. */
  search: string;
  hint: string;
  close: string;
  results: string;
  searching: string;
  passages: PluralForms;
  nothing: string;
  corrected(from: string, to: string): string;
  /** Before other queries that may have been meant. */
  or: string;
  all: string;
  offline: string;
  unreachable: string;
  keyNeeded: string;
  failed: string;
  /** `time` is a number of seconds, with its unit. */
  tooMany(time: string): string;
  /** Link to the search page of the service, where the element cannot search itself. */
  elsewhere: string;
}

/** What it says in English, and to readers of languages that it does not speak. */
export const ENGLISH: ElementWords = {
  dir: "ltr",
  search: "Search",
  hint: "A question or a few words",
  close: "Close",
  results: "Results",
  searching: "Searching…",
  passages: { one: "# passage", other: "# passages" },
  nothing: "No passage has any of these words. Try others.",
  corrected: (from, to) => `“${from}” is not in these articles, so “${to}” was searched.`,
  or: "Or:",
  all: "All results",
  offline: "You are offline.",
  unreachable: "The search cannot be reached from this page right now.",
  keyNeeded: "A key is needed to search here.",
  failed: "Something went wrong. Try again later.",
  tooMany: (time) => `Too many searches. Try again in ${time}.`,
  elsewhere: "Open the search page",
};

/** What it says, by the language. */
export const WORDS: ReadonlyMap<string, ElementWords> = new Map(
  Object.entries({
    en: ENGLISH,
    de: {
      dir: "ltr",
      search: "Suchen",
      hint: "Eine Frage oder ein paar Wörter",
      close: "Schließen",
      results: "Treffer",
      searching: "Suche läuft …",
      passages: { one: "# Textstelle", other: "# Textstellen" },
      nothing: "Keine Textstelle enthält eines dieser Wörter. Versuchen Sie andere.",
      corrected: (from, to) => `„${from}“ kommt in diesen Artikeln nicht vor, gesucht wurde „${to}“.`,
      or: "Oder:",
      all: "Alle Treffer",
      offline: "Sie sind offline.",
      unreachable: "Die Suche ist von dieser Seite aus gerade nicht erreichbar.",
      keyNeeded: "Um hier zu suchen, wird ein Schlüssel gebraucht.",
      failed: "Etwas ist schiefgegangen. Versuchen Sie es später noch einmal.",
      tooMany: (time) => `Zu viele Suchen. Versuchen Sie es in ${time} noch einmal.`,
      elsewhere: "Suchseite öffnen",
    },
    fr: {
      dir: "ltr",
      search: "Rechercher",
      hint: "Une question ou quelques mots",
      close: "Fermer",
      results: "Résultats",
      searching: "Recherche en cours…",
      passages: { one: "# passage", other: "# passages" },
      nothing: "Aucun passage ne contient l’un de ces mots. Essayez-en d’autres.",
      corrected: (from, to) => `« ${from} » ne figure pas dans ces articles ; « ${to} » a été recherché.`,
      or: "Ou :",
      all: "Tous les résultats",
      offline: "Vous êtes hors ligne.",
      unreachable: "La recherche est actuellement inaccessible depuis cette page.",
      keyNeeded: "Une clé est nécessaire pour rechercher ici.",
      failed: "Une erreur s’est produite. Réessayez plus tard.",
      tooMany: (time) => `Trop de recherches. Réessayez dans ${time}.`,
      elsewhere: "Ouvrir la page de recherche",
    },
    es: {
      dir: "ltr",
      search: "Buscar",
      hint: "Una pregunta o unas palabras",
      close: "Cerrar",
      results: "Resultados",
      searching: "Buscando…",
      passages: { one: "# pasaje", other: "# pasajes" },
      nothing: "Ningún pasaje tiene alguna de estas palabras. Pruebe con otras.",
      corrected: (from, to) => `«${from}» no está en estos artículos, así que se buscó «${to}».`,
      or: "O:",
      all: "Todos los resultados",
      offline: "No tiene conexión.",
      unreachable: "Ahora mismo no se puede acceder a la búsqueda desde esta página.",
      keyNeeded: "Hace falta una clave para buscar aquí.",
      failed: "Algo ha fallado. Vuelva a intentarlo más tarde.",
      tooMany: (time) => `Demasiadas búsquedas. Vuelva a intentarlo en ${time}.`,
      elsewhere: "Abrir la página de búsqueda",
    },
    ja: {
      dir: "ltr",
      search: "検索",
      hint: "質問、またはいくつかの言葉",
      close: "閉じる",
      results: "検索結果",
      searching: "検索中…",
      passages: { other: "#件の該当箇所" },
      nothing: "これらの言葉を含む箇所はありません。ほかの言葉をお試しください。",
      corrected: (from, to) => `「${from}」は記事にないため、「${to}」を検索しました。`,
      or: "または：",
      all: "すべての結果",
      offline: "オフラインです。",
      unreachable: "現在、このページからは検索に接続できません。",
      keyNeeded: "ここで検索するにはキーが必要です。",
      failed: "問題が発生しました。しばらくしてからもう一度お試しください。",
      tooMany: (time) => `検索の回数が多すぎます。${time}後にもう一度お試しください。`,
      elsewhere: "検索ページを開く",
    },
    zh: {
      dir: "ltr",
      search: "搜索",
      hint: "一个问题或几个词",
      close: "关闭",
      results: "搜索结果",
      searching: "正在搜索…",
      passages: { other: "# 个段落" },
      nothing: "没有段落包含这些词。请换用其他词。",
      corrected: (from, to) => `文章中没有“${from}”，因此搜索了“${to}”。`,
      or: "或者：",
      all: "全部结果",
      offline: "您处于离线状态。",
      unreachable: "目前无法从此页面连接到搜索服务。",
      keyNeeded: "在此搜索需要密钥。",
      failed: "出了点问题。请稍后再试。",
      tooMany: (time) => `搜索次数过多。请在${time}后再试。`,
      elsewhere: "打开搜索页面",
    },
    ko: {
      dir: "ltr",
      search: "검색",
      hint: "질문 또는 몇 개의 단어",
      close: "닫기",
      results: "검색 결과",
      searching: "검색 중…",
      passages: { other: "구절 #개" },
      nothing: "이 단어들이 들어 있는 구절이 없습니다. 다른 단어로 찾아보십시오.",
      corrected: (from, to) => `기사에 “${from}”이(가) 없어 “${to}”을(를) 검색했습니다.`,
      or: "또는:",
      all: "모든 결과",
      offline: "오프라인 상태입니다.",
      unreachable: "지금은 이 페이지에서 검색에 연결할 수 없습니다.",
      keyNeeded: "여기서 검색하려면 키가 필요합니다.",
      failed: "문제가 생겼습니다. 나중에 다시 시도하십시오.",
      tooMany: (time) => `검색 횟수가 너무 많습니다. ${time} 후에 다시 시도하십시오.`,
      elsewhere: "검색 페이지 열기",
    },
    ar: {
      dir: "rtl",
      search: "بحث",
      hint: "سؤال أو بضع كلمات",
      close: "إغلاق",
      results: "النتائج",
      searching: "جارٍ البحث…",
      passages: { one: "مقطع واحد", two: "مقطعان", few: "# مقاطع", many: "# مقطعًا", other: "# مقطع" },
      nothing: "لا يوجد مقطع فيه أي من هذه الكلمات. جرّب كلمات أخرى.",
      corrected: (from, to) => `«${from}» غير موجودة في هذه المقالات، لذا جرى البحث عن «${to}».`,
      or: "أو:",
      all: "كل النتائج",
      offline: "أنت غير متصل بالإنترنت.",
      unreachable: "لا يمكن الوصول إلى البحث من هذه الصفحة الآن.",
      keyNeeded: "يلزم مفتاح للبحث هنا.",
      failed: "حدث خطأ ما. حاول مرة أخرى لاحقًا.",
      tooMany: (time) => `عمليات بحث كثيرة جدًا. حاول مرة أخرى بعد ${time}.`,
      elsewhere: "فتح صفحة البحث",
    },
  }),
);
