import { Suggestion } from "../../../contract/suggestions.ts";
import type { Language } from "../../../text/language.ts";
import { compareBytes } from "../../format/compare-bytes.ts";
import { type FoldedPhrase, foldPhrase } from "../../format/fold-phrase.ts";
import { makeColumn } from "../make-column.ts";
import type { WrittenSection } from "../section-writer.ts";
import { StringTableWriter } from "../string-table-writer.ts";
import type { WeighedSuggestion } from "./choose-phrases.ts";
import type { SuggestionCollector } from "./suggestion-collector.ts";

/** Share of the other resident sections that suggestions may add to them, and the bytes that they may have at least and at most. */
const SHARE = 0.1;
const MIN_BYTES = 32 * 1024;
const MAX_BYTES = 1024 * 1024;

/** Share of the room that titles have before others: one takes as much as five words. */
const TITLE_SHARE = 1 / 3;

/** Bytes of a suggestion beside its text, for each byte of that (the rest is shared with the one before), and for each later word. */
const ENTRY_BYTES = 7;
const TEXT_BYTES = 0.6;
const LATER_BYTES = 3;

/** Greatest weight, and greatest offset of a later word in its key, as they are written: one byte. */
const MAX_BYTE = 255;

const KINDS = Suggestion.shape.kind.options;

const encoder = new TextEncoder();

/** A suggestion with what it is found by. */
interface Entry extends FoldedPhrase {
  suggestion: WeighedSuggestion;
}

/** Orders strings by their code units. */
function compareKeys(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}

/** Takes titles in their order up to their share, then others by their weight, then titles again; gives all by their keys. */
function takeBest(suggestions: readonly WeighedSuggestion[], room: number): Entry[] {
  const titles = suggestions.filter(({ kind }) => kind === "title");
  const others = suggestions.filter(({ kind }) => kind !== "title");
  others.sort((a, b) => b.weight - a.weight || compareKeys(a.text, b.text));
  const taken = new Map<WeighedSuggestion, Entry>();
  let left = room;
  const take = (list: readonly WeighedSuggestion[], spared: number) => {
    for (const suggestion of list.filter((one) => !taken.has(one))) {
      const folded = foldPhrase(suggestion.text);
      const textBytes = encoder.encode(suggestion.text).length;
      left -= ENTRY_BYTES + TEXT_BYTES * textBytes + LATER_BYTES * (folded.words.length - 1);
      if (left < spared) return;
      taken.set(suggestion, { ...folded, suggestion });
    }
  };
  take(titles, (1 - TITLE_SHARE) * room);
  take(others, 0);
  take(titles, 0);
  return [...taken.values()].sort((a, b) => compareKeys(a.key, b.key));
}

/** Writes each suggestion with its count, its kind, and the place of its article in the section `ids`, from 1; 0 for none. */
function writeTable(entries: readonly Entry[], ids: readonly string[]): WrittenSection[] {
  const sorted = ids.map((id) => ({ id, bytes: encoder.encode(id) })).sort((a, b) => compareBytes(a.bytes, b.bytes));
  const places = new Map(sorted.map(({ id }, at) => [id, at + 1]));
  const table = new StringTableWriter("suggestions");
  for (const { suggestion } of entries) {
    const { text, kind, count, article } = suggestion;
    const place = article === null ? 0 : (places.get(article) ?? 0);
    table.add(encoder.encode(text), [count, place * KINDS.length + KINDS.indexOf(kind)]);
  }
  return table.finish();
}

/** Gives a weight as a byte, by its logarithm: two that differ by less than a twentieth are the same. */
function weightByte({ suggestion }: Entry): number {
  return Math.min(Math.round(12 * Math.log2(1 + suggestion.weight)), MAX_BYTE);
}

/** Writes where the later words of entries begin, in the order of the key from there on, stop words left out. */
function writeLaterWords(entries: readonly Entry[], { isStopWord }: Language): WrittenSection[] {
  const later = entries.flatMap(({ key, words }, entry) => {
    const found = words.slice(1).filter(({ at }, index) => {
      return at <= MAX_BYTE && !isStopWord(key.slice(at, words[index + 2]?.at).trimEnd());
    });
    return found.map(({ at }) => ({ entry, at, key: key.slice(at) }));
  });
  later.sort((a, b) => compareKeys(a.key, b.key) || a.entry - b.entry);
  const [inEntries, offsets] = [later.map(({ entry }) => entry), later.map(({ at }) => at)];
  return [makeColumn("suggestions.later", inEntries), makeColumn("suggestions.place", offsets)];
}

/**
 * Writes the suggestions that there is room for. They stand as they are shown, sorted by their keys (foldPhrase), so that
 * what begins alike lies together: a reader folds what it looks at. The room goes by the `others`, all other sections.
 */
export function writeSuggestions(
  collected: Pick<SuggestionCollector, "ids" | "suggestions">,
  language: Language,
  others: readonly WrittenSection[],
): WrittenSection[] {
  const resident = others.reduce((sum, section) => sum + (section.resident?.length ?? 0), 0);
  const room = Math.min(Math.max(SHARE * resident, MIN_BYTES), MAX_BYTES);
  const entries = takeBest(collected.suggestions(), room);
  const weights = makeColumn("suggestions.weight", entries.map(weightByte));
  return [...writeTable(entries, collected.ids), weights, ...writeLaterWords(entries, language)];
}
