import { NOTE_TEXTS, type NoteKind } from "../../../search/note-texts.ts";
import type { Words } from "../words/words.ts";

/** A note in a reader's language; its kind is `null` where it is none that the search has words for, and English. */
interface ReadNote {
  kind: NoteKind | null;
  text: string;
  lang: string;
}

/** What a note of each kind reads like, in their order; the places of its values are groups. */
const PATTERNS = Object.entries(NOTE_TEXTS).map(([kind, text]) => {
  const parts = text.split(/\{\d\}/).map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
  return { kind, pattern: new RegExp(`^${parts.join("([^]*?)")}$`) };
});

/** Longest note that is read, in UTF-16 code units: reading takes a walk for each place where a value may end, and few are longer. */
const MOST_READ = 1000;

function isKind(kind: string): kind is NoteKind {
  return Object.hasOwn(NOTE_TEXTS, kind);
}

/** What ends a sentence. */
export function endSentence(text: string, { lang }: Words): string {
  return text + (lang === "ja" || lang === "zh" ? "。" : ".");
}

/** Puts values into their places: as they are, as the name of a filter, or as a number of passages. */
function fill(text: string, values: readonly string[], { search }: Words): string {
  const filters = new Map<string, string>(Object.entries(search.filters));
  const [first = ""] = values;
  return text.replace(/\{(\d|filter|count)\}/g, (_, place) => {
    if (place === "filter") return filters.get(first) ?? first;
    if (place === "count") return search.passages(Number(first.replace(/\D/g, "")));
    return values[Number(place)] ?? "";
  });
}

/** Reads a note of some kinds, and says the same in a reader's language; `null` where it is none of them. */
function readKinds(note: string, patterns: typeof PATTERNS, words: Words): ReadNote | null {
  for (const { kind, pattern } of patterns) {
    const [whole, ...values] = pattern.exec(note) ?? [];
    if (whole === undefined || !isKind(kind)) continue;
    // Why something is read as words is a note itself.
    const why = kind === "asWords" ? readKinds(values[0] ?? "", patterns.slice(1), words) : null;
    const said = why ? values.with(0, why.text) : values;
    return { kind, text: fill(words.search.notes[kind], said, words), lang: words.lang };
  }
  return null;
}

/** Reads a note that the search made, and says the same in a reader's language. */
export function readNote(note: string, words: Words): ReadNote {
  const read = note.length > MOST_READ ? null : readKinds(note, PATTERNS, words);
  return read ?? { kind: null, text: note, lang: "en" };
}
