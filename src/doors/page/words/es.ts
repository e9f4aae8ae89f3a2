import { createPlural, type Words } from "./words.ts";

const plural = createPlural("es");

/** What the pages say in Spanish. */
export const es: Words = {
  lang: "es",
  dir: "ltr",
  frame: {
    searchLabel: "Buscar en los artículos",
    searchHint: "Una pregunta o unas palabras",
    searchButton: "Buscar",
    skip: "Ir al contenido",
    goSearch: "Buscar en los artículos",
    forPrograms: "Para programas:",
    forAssistants: "Para asistentes de IA:",
    status: "estado",
    connect: "conectar",
    errors: {
      400: "No se puede responder a esto",
      401: "Hace falta una clave",
      403: "No permitido",
      404: "No encontrado",
      405: "Aquí no es posible",
      413: "Demasiado de una vez",
      429: "Demasiadas solicitudes",
      500: "Algo ha fallado",
      503: "No disponible en este momento",
    },
    fromBeginning: "Ver esta lista desde el principio",
    keyNeeded: "Hace falta una clave",
    key: "Clave",
    openWithKey: "Abrir",
    keyKept: "La clave se guarda hasta que cierre el navegador.",
    keyAgain: ["Si ya la dio y ha seguido un enlace de otro sitio, ", "abra esta página de nuevo", "."],
  },
  search: {
    order: "Orden",
    relevance: "Lo mejor primero",
    newest: "Lo más reciente primero",
    oldest: "Lo más antiguo primero",
    diverse: "Lo más variado primero",
    passages: (count) => (count === 0 ? "Ningún pasaje" : plural(count, { one: "# pasaje", other: "# pasajes" })),
    nothing: "Ningún pasaje tiene alguna de estas palabras.",
    nothingFiltered: "Ningún pasaje de estos artículos tiene alguna de estas palabras.",
    tryOthers: "Pruebe con otras palabras.",
    only: (filters) => `Solo ${filters}.`,
    searchAll: "Buscar en todos los artículos",
    or: "O:",
    corrected: (from, to) => `«${from}» no está en estos artículos, así que se buscó «${to}»`,
    copiesElsewhere: "Casi igual también en otro lugar",
    more: "Más pasajes",
    moreOfSame: "Más pasajes de los mismos artículos",
    newestOf: (count) =>
      plural(count, { one: "El más reciente de # artículo", other: "Los más recientes de # artículos" }),
    articles: "Artículos",
  },
  article: {
    original: "Original",
    alsoHere: "También aquí",
    readOn: "Seguir leyendo",
  },
};
