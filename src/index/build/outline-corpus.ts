import type { Language } from "../../text/language.ts";
import type { CorpusOutline } from "../corpus-info.ts";
import { phraseKey } from "../format/fold-phrase.ts";
import type { WeighedSuggestion } from "./suggestions/choose-phrases.ts";

/** How many of each are kept: a sentence or two of titles and names, and as many values of a filter as one reads at a glance. */
const MOST = { titles: 6, names: 10, values: 5 };

/** Fewest names that say what a corpus is about; with fewer, as in scripts without capitals, phrases and words help. */
const FEWEST_NAMES = 3;

/** Takes the first of a list, then others at equal steps, the last among them. */
function spread<T>(list: readonly T[], most: number): T[] {
  if (list.length <= most) return [...list];
  const places = new Set(Array.from({ length: most }, (_, at) => Math.round((at * (list.length - 1)) / (most - 1))));
  return list.filter((_, at) => places.has(at));
}

function byWeight(list: readonly WeighedSuggestion[]): string[] {
  return list.toSorted((a, b) => b.weight - a.weight || (a.text < b.text ? -1 : 1)).map(({ text }) => text);
}

/** Takes the first names, but for those that are a part of an earlier one (Un, after Kim Jong Un) or hold one, and for I’m and its like. */
function takeNames(names: readonly string[], { isStopWord }: Language): string[] {
  const taken: string[] = [];
  const keyOf = (name: string) => ` ${phraseKey(name)} `;
  for (const name of names) {
    if (taken.length === MOST.names) break;
    const isContraction = isStopWord(name.replace(/['’].*$/, "").toLowerCase());
    const key = keyOf(name);
    const isSaid = taken.map(keyOf).some((other) => other.includes(key) || key.includes(other));
    if (!isContraction && !isSaid) taken.push(name);
  }
  return taken;
}

/** What an outline is made from. */
interface OutlineSource {
  /** The language of most passages. */
  language: Language;
  /** Titles, the newest first, and what else owners say of articles. */
  labels: readonly WeighedSuggestion[];
  /** All that may complete what is typed. */
  suggestions: readonly WeighedSuggestion[];
}

/** Chooses what a corpus says of itself. */
export function outlineCorpus({ language, labels, suggestions }: OutlineSource): CorpusOutline {
  const valuesOf = (kind: string) => byWeight(labels.filter((label) => label.kind === kind)).slice(0, MOST.values);
  const titles = spread(
    labels.filter(({ kind }) => kind === "title"),
    MOST.titles,
  );
  const names = byWeight(suggestions.filter(({ kind }) => kind === "name"));
  const said = byWeight(suggestions.filter(({ kind }) => kind === "phrase" || kind === "word"));
  return {
    titles: titles.map(({ text }) => text),
    names: takeNames(names.length < FEWEST_NAMES ? [...names, ...said] : names, language),
    tags: valuesOf("tag"),
    sources: valuesOf("source"),
    authors: valuesOf("author"),
  };
}
