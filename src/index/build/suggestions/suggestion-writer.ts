import type { Language } from "../../../text/language.ts";
import { compareBytes } from "../../format/compare-bytes.ts";
import { type FoldedPhrase, foldPhrase } from "../../format/fold-phrase.ts";
import { SUGGESTION_KINDS } from "../../format/suggestion-kinds.ts";
import { makeColumn, type WrittenSection } from "../section-writer.ts";
import { StringTableWriter } from "../string-table-writer.ts";
import type { Suggestion } from "./suggestion.ts";
import type { SuggestionCollector } from "./suggestion-collector.ts";

/** Share of the other resident sections that suggestions may add to them. */
const SHARE = 0.1;
/** The room that they have at least: enough for all that some hundred passages have to suggest. */
const MIN_BYTES = 32 * 1024;
/** The room that they have at most: 50,000 and more suggestions, among which a letter is found in 0.4 ms. */
const MAX_BYTES = 1024 * 1024;

/** Share of the room that titles have before others: one takes as much as five words. */
const TITLE_SHARE = 1 / 3;

/**
 * Bytes of a suggestion beside its text, for each byte of that, and for each later word that it is found by: with 20,000
 * passages, two fifths of a text stand in the one before.
 */
const ENTRY_BYTES = 7;
const TEXT_BYTES = 0.6;
const LATER_BYTES = 3;

/** Greatest weight, and greatest place of a later word in its key, as they are written: one byte. */
const MAX_BYTE = 255;

const encoder = new TextEncoder();

/** A suggestion with its place in the table and what it is found by. */
interface Entry {
  suggestion: Suggestion;
  folded: FoldedPhrase;
}

/** The words of which an entry is found by a later one: which entry, and where in its key. */
interface LaterWord {
  entry: number;
  at: number;
  /** The key from that word on. */
  key: string;
}

/** Orders strings by their code units. */
function compareKeys(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

function bytesOf({ text }: Suggestion): number {
  const later = text.match(/[\s-]+/g)?.length ?? 0;
  return ENTRY_BYTES + TEXT_BYTES * encoder.encode(text).length + LATER_BYTES * later;
}

/** Takes suggestions in their order as long as there is room; gives them and the room that is left. */
function take(suggestions: readonly Suggestion[], room: number): { taken: Suggestion[]; left: number } {
  let left = room;
  const end = suggestions.findIndex((suggestion) => {
    const rest = left - bytesOf(suggestion);
    if (rest >= 0) left = rest;
    return rest < 0;
  });
  return { taken: suggestions.slice(0, end < 0 ? suggestions.length : end), left };
}

/** Takes titles in their order up to their share, others by their weight, and more titles where room is left. */
function takeBest(suggestions: readonly Suggestion[], room: number): Suggestion[] {
  const titles = suggestions.filter(({ kind }) => kind === "title");
  const others = suggestions.filter(({ kind }) => kind !== "title");
  others.sort((a, b) => b.weight - a.weight || compareKeys(a.text, b.text));
  const first = take(titles, room * TITLE_SHARE);
  const second = take(others, room - room * TITLE_SHARE + first.left);
  const rest = take(titles.slice(first.taken.length), second.left);
  return [...first.taken, ...second.taken, ...rest.taken];
}

/** Places of ids in the order of their bytes: as the section `ids` has them. */
function placesOf(ids: readonly string[]): Map<string, number> {
  const sorted = ids.map((id) => ({ id, key: encoder.encode(id) })).sort((a, b) => compareBytes(a.key, b.key));
  return new Map(sorted.map(({ id }, place) => [id, place]));
}

/** Lists the later words of entries, in the order of what follows from them on, stop words left out. */
function findLaterWords(entries: readonly Entry[], { isStopWord }: Language): LaterWord[] {
  const later = entries.flatMap(({ folded: { key, words } }, entry) => {
    const places = words.slice(1).map(({ at }, index) => ({ at, end: words[index + 2]?.at ?? key.length }));
    const found = places.filter(({ at, end }) => at <= MAX_BYTE && !isStopWord(key.slice(at, end).trimEnd()));
    return found.map(({ at }) => ({ entry, at, key: key.slice(at) }));
  });
  return later.sort((a, b) => compareKeys(a.key, b.key) || a.entry - b.entry);
}

/** Writes each suggestion with its count, its kind, and the place of the id of its article, from 1; 0 for none. */
function writeTable(entries: readonly Entry[], ids: readonly string[]): WrittenSection[] {
  const places = placesOf(ids);
  const table = new StringTableWriter("suggestions");
  for (const { suggestion } of entries) {
    const { text, kind, count, article } = suggestion;
    const place = article === null ? 0 : (places.get(article) ?? -1) + 1;
    table.add(encoder.encode(text), [count, place * SUGGESTION_KINDS.length + SUGGESTION_KINDS.indexOf(kind)]);
  }
  return table.finish();
}

/** Weights as bytes, by their logarithm: two that differ by less than a twentieth are the same. */
function makeWeights(entries: readonly Entry[]): WrittenSection {
  const greatest = entries.reduce((most, { suggestion }) => Math.max(most, suggestion.weight), 1);
  const scale = MAX_BYTE / Math.log1p(greatest);
  const weights = entries.map(({ suggestion }) => Math.round(scale * Math.log1p(suggestion.weight)));
  return makeColumn("suggestions.weight", weights);
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
  const best = takeBest(collected.suggestions(Math.ceil(room / ENTRY_BYTES)), room);
  const entries = best.map((suggestion) => ({ suggestion, folded: foldPhrase(suggestion.text) }));
  entries.sort((a, b) => compareKeys(a.folded.key, b.folded.key));
  const later = findLaterWords(entries, language);
  const [laterEntries, laterPlaces] = [later.map(({ entry }) => entry), later.map(({ at }) => at)];
  return [
    ...writeTable(entries, collected.ids),
    makeWeights(entries),
    makeColumn("suggestions.later", laterEntries),
    makeColumn("suggestions.place", laterPlaces),
  ];
}
