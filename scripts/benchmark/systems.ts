import type { System } from "./system.ts";

/** What the report says of a system, and how it is had. */
interface SystemEntry {
  title: string;
  /** What its files hold beside the inverted index. */
  holds: string;
  /** How it answers prefixes, misspelt words and phrases. */
  means: string;
  /** Whether it fetches files on demand. */
  fetches: boolean;
  load(): Promise<System>;
}

/** Name of the system that all others are compared with. */
export const REFERENCE = "minisearch";

/** Every system, by the name under which it is chosen, in the order of the report. */
export const SYSTEMS = {
  pressmark: {
    title: "Pressmark",
    holds: "the articles' texts and pages",
    means: '`word*`, `"phrase"`; misspelt words for words it does not have',
    fetches: true,
    load: async () => (await import("./systems/pressmark.ts")).pressmark(),
  },
  "plain-bm25": {
    title: "its index, plain BM25",
    holds: "the articles' texts and pages",
    means: "words alone",
    fetches: false,
    load: async () => (await import("./systems/plain-bm25.ts")).plainBm25(),
  },
  minisearch: {
    title: "MiniSearch",
    holds: "nothing",
    means: "`prefix`, `fuzzy: 0.2`; no phrases (`AND` instead)",
    fetches: false,
    load: async () => (await import("./systems/mini-search.ts")).miniSearch(),
  },
  flexsearch: {
    title: "FlexSearch",
    holds: "nothing",
    means: "no prefixes, no misspelt words, no phrases",
    fetches: false,
    load: async () => (await import("./systems/flex-search.ts")).flexSearch("strict"),
  },
  "flexsearch-forward": {
    title: "FlexSearch, prefixes",
    holds: "nothing",
    means: '`tokenize: "forward"`; no misspelt words, no phrases',
    fetches: false,
    load: async () => (await import("./systems/flex-search.ts")).flexSearch("forward"),
  },
  orama: {
    title: "Orama",
    holds: "the passages' texts",
    means: "every word is a prefix, `tolerance: 1`, `exact` for phrases (all of the words)",
    fetches: false,
    load: async () => (await import("./systems/orama.ts")).orama(),
  },
  lunr: {
    title: "Lunr",
    holds: "nothing",
    means: "`word*`, `word~1`; no phrases",
    fetches: false,
    load: async () => (await import("./systems/lunr.ts")).lunr(),
  },
  fts5: {
    title: "SQLite FTS5",
    holds: "the passages' texts",
    means: "`word*`, phrases; no misspelt words",
    fetches: false,
    load: async () => (await import("./systems/fts5.ts")).fts5(),
  },
} as const satisfies Readonly<Record<string, SystemEntry>>;

export type SystemName = keyof typeof SYSTEMS;

/** Tells whether a name is that of a system. */
export function isSystemName(name: string): name is SystemName {
  return Object.hasOwn(SYSTEMS, name);
}
