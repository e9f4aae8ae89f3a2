import { SUGGESTION_KINDS } from "../../../contract/suggestions.ts";
import type { Language } from "../../../text/language.ts";
import { compareBytes } from "../../format/compare-bytes.ts";
import { type FoldedPhrase, foldPhrase } from "../../format/fold-phrase.ts";
import { makeColumn, type WrittenSection } from "../section-writer.ts";
import { StringTableWriter } from "../string-table-writer.ts";
import type { WeighedSuggestion } from "./choose-phrases.ts";

/** Share of the other resident sections that suggestions may add to them; the bytes that they may have at least, and at most. */
const SHARE = 0.1;
const MIN_BYTES = 32 * 1024;
const MAX_BYTES = 1024 * 1024;

/** Share of the room that titles have before others: one takes as much as five words. */
const TITLE_SHARE = 1 / 3;

/** Bytes of a suggestion beside its text, for each byte of that (the rest is shared with the one before), and for each later word. */
const ENTRY_BYTES = 7;
const TEXT_BYTES = 0.65;
const LATER_BYTES = 3;

/** Greatest weight, and greatest offset of a later word in its key, as they are written: one byte. */
const MAX_BYTE = 255;

const encoder = new TextEncoder();

type Entry = WeighedSuggestion & FoldedPhrase;

/** Takes titles in their order up to their share, then others by their weight, then titles again; gives all by their keys. */
function takeBest(suggestions: readonly WeighedSuggestion[], room: number): Entry[] {
  const titles = suggestions.filter(({ kind }) => kind === "title");
  const others = suggestions.filter(({ kind }) => kind !== "title");
  others.sort((a, b) => b.weight - a.weight || (a.text < b.text ? -1 : 1));
  const taken = new Map<WeighedSuggestion, Entry>();
  let left = room;
  const take = (list: readonly WeighedSuggestion[], spared: number) => {
    for (const suggestion of list.filter((one) => !taken.has(one))) {
      const entry = { ...suggestion, ...foldPhrase(suggestion.text) };
      const textBytes = encoder.encode(suggestion.text).length;
      left -= ENTRY_BYTES + TEXT_BYTES * textBytes + LATER_BYTES * (entry.words.length - 1);
      if (left < spared) return;
      taken.set(suggestion, entry);
    }
  };
  take(titles, (1 - TITLE_SHARE) * room);
  take(others, 0);
  take(titles, 0);
  return [...taken.values()].sort((a, b) => (a.key < b.key ? -1 : 1));
}

/** Writes each suggestion with its count, its kind, and the place of its article in the section `ids`, from 1; 0 for none. */
function writeTable(entries: readonly Entry[], ids: readonly string[]): WrittenSection[] {
  const sorted = ids.map((id) => ({ id, bytes: encoder.encode(id) })).sort((a, b) => compareBytes(a.bytes, b.bytes));
  const places = new Map(sorted.map(({ id }, at) => [id, at + 1]));
  const table = new StringTableWriter("suggestions");
  for (const { text, kind, count, article } of entries) {
    const place = places.get(article ?? "") ?? 0;
    table.add(encoder.encode(text), [count, place * SUGGESTION_KINDS.length + SUGGESTION_KINDS.indexOf(kind)]);
  }
  return table.finish();
}

/** Writes where the later words of entries begin, in the order of the key from there on, without stop words. */
function writeLaterWords(entries: readonly Entry[], { isStopWord }: Language): WrittenSection[] {
  const later = entries.flatMap(({ key, words }, entry) => {
    const places = words.slice(1).map(({ at }, before) => ({ at, end: words[before + 2]?.at }));
    const found = places.filter(({ at, end }) => at <= MAX_BYTE && !isStopWord(key.slice(at, end).trimEnd()));
    return found.map(({ at }) => ({ entry, at, key: key.slice(at) }));
  });
  later.sort((a, b) => (a.key < b.key ? -1 : Number(a.key > b.key)));
  const [inEntries, offsets] = [later.map(({ entry }) => entry), later.map(({ at }) => at)];
  return [makeColumn("suggestions.later", inEntries), makeColumn("suggestions.place", offsets)];
}

/**
 * Writes the suggestions that there is room for beside all `others`. They stand as they are shown, sorted by their keys, so that
 * what begins alike lies together: a reader folds what it looks at.
 */
export function writeSuggestions(
  { ids, suggestions }: { ids: readonly string[]; suggestions: readonly WeighedSuggestion[] },
  language: Language,
  others: readonly WrittenSection[],
): WrittenSection[] {
  const resident = others.reduce((sum, section) => sum + (section.resident?.length ?? 0), 0);
  const entries = takeBest(suggestions, Math.min(Math.max(SHARE * resident, MIN_BYTES), MAX_BYTES));
  // By their logarithm: two that differ by less than a twentieth are the same.
  const weights = entries.map(({ weight }) => Math.min(Math.round(12 * Math.log2(1 + weight)), MAX_BYTE));
  const table = writeTable(entries, ids);
  return [...table, makeColumn("suggestions.weight", weights), ...writeLaterWords(entries, language)];
}
