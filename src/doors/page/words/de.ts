import { createPlural, type Words } from "./words.ts";

const plural = createPlural("de");

/** What the pages say in German. */
export const de: Words = {
  lang: "de",
  dir: "ltr",
  frame: {
    searchLabel: "Artikel durchsuchen",
    searchHint: "Eine Frage oder ein paar Wörter",
    searchButton: "Suchen",
    skip: "Zum Inhalt",
    goSearch: "Artikel durchsuchen",
    forPrograms: "Für Programme:",
    forAssistants: "Für KI-Assistenten:",
    status: "Zustand",
    connect: "verbinden",
    errors: {
      400: "Das lässt sich nicht beantworten",
      401: "Ein Schlüssel wird gebraucht",
      403: "Nicht erlaubt",
      404: "Nicht gefunden",
      405: "Hier nicht möglich",
      413: "Zu viel auf einmal",
      429: "Zu viele Anfragen",
      500: "Etwas ist schiefgegangen",
      503: "Im Moment nicht verfügbar",
    },
    fromBeginning: "Diese Liste von vorn ansehen",
    keyNeeded: "Ein Schlüssel wird gebraucht",
    key: "Schlüssel",
    openWithKey: "Öffnen",
    keyKept: "Der Schlüssel bleibt gespeichert, bis Sie den Browser schließen.",
    keyAgain: [
      "Haben Sie ihn schon eingegeben und sind einem Link von anderswo gefolgt, ",
      "öffnen Sie diese Seite noch einmal",
      ".",
    ],
  },
  search: {
    order: "Reihenfolge",
    relevance: "Beste zuerst",
    newest: "Neueste zuerst",
    oldest: "Älteste zuerst",
    diverse: "Möglichst verschieden",
    passages: (count) =>
      count === 0 ? "Keine Textstellen" : plural(count, { one: "# Textstelle", other: "# Textstellen" }),
    nothing: "Keine Textstelle enthält eines dieser Wörter.",
    nothingFiltered: "Keine Textstelle dieser Artikel enthält eines dieser Wörter.",
    tryOthers: "Versuchen Sie andere Wörter.",
    only: (filters) => `Nur ${filters}.`,
    searchAll: "Alle Artikel durchsuchen",
    or: "Oder:",
    corrected: (from, to) => `„${from}“ kommt in diesen Artikeln nicht vor, gesucht wurde „${to}“`,
    copiesElsewhere: "Fast gleich auch an anderer Stelle",
    more: "Weitere Textstellen",
    moreOfSame: "Weitere Textstellen derselben Artikel",
    newestOf: (count) => plural(count, { one: "Neuester von # Artikel", other: "Neueste von # Artikeln" }),
    articles: "Artikel",
  },
  article: {
    original: "Original",
    alsoHere: "Auch hier",
    readOn: "Weiterlesen",
  },
};
